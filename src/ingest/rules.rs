//! What news sites leave round an article, in Arabic and English: the rules as data.
//!
//! Patterns are written as they appear and folded before they are compared, so spelling variants need no second entry.

/// How a pattern meets a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meets {
    /// The paragraph is the pattern, or little more.
    Whole,
    /// It begins with it.
    Start,
    /// It holds it anywhere.
    Anywhere,
}

/// A pattern of boilerplate.
#[derive(Debug, Clone, Copy)]
pub struct Pattern {
    /// The words.
    pub words: &'static str,
    /// How they meet the paragraph.
    pub meets: Meets,
    /// The most words a paragraph may have for the pattern to count.
    pub at_most: usize,
    /// What such a line is.
    pub why: &'static str,
}

const fn pattern(words: &'static str, meets: Meets, at_most: usize, why: &'static str) -> Pattern {
    Pattern { words, meets, at_most, why }
}

use Meets::{Anywhere, Start, Whole};

/// Lines that belong to the site and not to the article.
pub const BOILERPLATE: &[Pattern] = &[
    pattern("رابط مختصر", Start, 6, "a short link to share"),
    pattern("عذرا التعليقات مغلقة", Whole, 6, "the comment form is closed"),
    pattern("التعليقات مغلقة", Anywhere, 6, "the comment form is closed"),
    pattern("اترك تعليقا", Start, 6, "the comment form"),
    pattern("أضف تعليقا", Start, 6, "the comment form"),
    pattern("لن يتم نشر عنوان بريدك الإلكتروني", Start, 20, "the comment form"),
    pattern("زر الذهاب إلى الأعلى", Whole, 6, "a link to the top of the page"),
    pattern("اقرأ أيضا", Start, 25, "a link to another article"),
    pattern("اقرأ المزيد", Start, 25, "a link to another article"),
    pattern("مواضيع ذات صلة", Start, 8, "links to other articles"),
    pattern("شارك هذا الموضوع", Start, 8, "share links"),
    pattern("شارك المقال", Start, 8, "share links"),
    pattern("مشاركة عبر", Start, 8, "share links"),
    pattern("انقر للمشاركة", Start, 12, "share links"),
    pattern("جميع الحقوق محفوظة", Anywhere, 20, "a copyright line"),
    pattern("الآراء المنشورة في هذه المادة", Start, 40, "a disclaimer of the site"),
    pattern("لا تعبر بالضرورة عن", Anywhere, 40, "a disclaimer of the site"),
    pattern("اشترك في النشرة", Start, 20, "a newsletter form"),
    pattern("تابعونا على", Start, 15, "links to social media"),
    pattern("الوسوم", Start, 15, "a list of tags"),
    pattern("كلمات مفتاحية", Start, 20, "a list of tags"),
    pattern("آخر تحديث", Start, 10, "the time of the last change"),
    pattern("leave a comment", Start, 6, "the comment form"),
    pattern("leave a reply", Start, 6, "the comment form"),
    pattern("comments are closed", Anywhere, 6, "the comment form is closed"),
    pattern("your email address will not be published", Start, 20, "the comment form"),
    pattern("share this", Start, 8, "share links"),
    pattern("click to share", Start, 12, "share links"),
    pattern("read more", Start, 20, "a link to another article"),
    pattern("read also", Start, 25, "a link to another article"),
    pattern("related articles", Start, 6, "links to other articles"),
    pattern("related stories", Start, 6, "links to other articles"),
    pattern("back to top", Whole, 4, "a link to the top of the page"),
    pattern("all rights reserved", Anywhere, 20, "a copyright line"),
    pattern("sign up for our newsletter", Start, 20, "a newsletter form"),
    pattern("follow us on", Start, 12, "links to social media"),
    pattern("do not necessarily reflect", Anywhere, 40, "a disclaimer of the site"),
    pattern("advertisement", Whole, 2, "an advertisement"),
    pattern("إعلان", Whole, 2, "an advertisement"),
];

/// Lines that name where the text comes from.
pub const SOURCE_LINES: &[Pattern] = &[
    pattern("المصدر", Start, 12, "it names the source"),
    pattern("المصادر", Start, 12, "it names the sources"),
    pattern("نقلا عن", Start, 8, "it names the source"),
    pattern("source:", Start, 12, "it names the source"),
    pattern("sources:", Start, 12, "it names the sources"),
];

/// Agencies and owners whose name ends a caption or makes a credit.
pub const AGENCIES: &[&str] = &[
    "reuters",
    "afp",
    "getty images",
    "associated press",
    "(ap)",
    "epa",
    "anadolu",
    "tass",
    "sputnik",
    "(رويترز)",
    "(أ ف ب)",
    "(الفرنسية)",
    "(الأناضول)",
    "(أسوشيتد برس)",
    "(سبوتنيك)",
    "(الأوروبية)",
    "(غيتي)",
    "(مواقع التواصل)",
    "(الجزيرة)",
    "(أرشيف)",
];

/// How a byline begins.
pub const BYLINES: &[Pattern] = &[
    pattern("فريق التحرير", Start, 20, "it names the newsroom"),
    pattern("هيئة التحرير", Start, 20, "it names the newsroom"),
    pattern("بقلم", Start, 12, "it names the author"),
    pattern("كتب", Start, 8, "it names the author"),
    pattern("إعداد", Start, 10, "it names the author"),
    pattern("by", Start, 12, "it names the author"),
    pattern("staff writer", Start, 10, "it names the newsroom"),
];
