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
    // Sharing
    pattern("رابط مختصر", Start, 6, "a short link to share"),
    pattern("الرابط المختصر", Start, 6, "a short link to share"),
    pattern("نسخ الرابط", Start, 6, "share links"),
    pattern("تم نسخ الرابط", Start, 6, "share links"),
    pattern("شارك هذا", Start, 8, "share links"),
    pattern("شارك المقال", Start, 8, "share links"),
    pattern("شارك الخبر", Start, 8, "share links"),
    pattern("شاركها", Start, 6, "share links"),
    pattern("شارك على", Start, 8, "share links"),
    pattern("مشاركة عبر", Start, 8, "share links"),
    pattern("مشاركة على", Start, 8, "share links"),
    pattern("انقر للمشاركة", Start, 14, "share links"),
    pattern("اضغط للمشاركة", Start, 14, "share links"),
    pattern("فيسبوك تويتر", Start, 12, "share links"),
    pattern("طباعة", Whole, 3, "a link to print the page"),
    pattern("حفظ المقال", Start, 5, "a link to keep the article"),
    pattern("share this", Start, 8, "share links"),
    pattern("share on", Start, 8, "share links"),
    pattern("share via", Start, 8, "share links"),
    pattern("share article", Start, 6, "share links"),
    pattern("click to share", Start, 14, "share links"),
    pattern("copy link", Start, 5, "share links"),
    pattern("link copied", Start, 5, "share links"),
    pattern("facebook twitter", Start, 12, "share links"),
    pattern("print this", Start, 6, "a link to print the page"),
    pattern("email this", Start, 6, "share links"),
    // Comments
    pattern("عذرا التعليقات مغلقة", Whole, 6, "the comment form is closed"),
    pattern("التعليقات مغلقة", Anywhere, 6, "the comment form is closed"),
    pattern("اترك تعليقا", Start, 6, "the comment form"),
    pattern("اترك ردا", Start, 6, "the comment form"),
    pattern("أضف تعليقا", Start, 6, "the comment form"),
    pattern("اكتب تعليقك", Start, 8, "the comment form"),
    pattern("إلغاء الرد", Start, 5, "the comment form"),
    pattern("لن يتم نشر عنوان بريدك الإلكتروني", Start, 20, "the comment form"),
    pattern("الحقول الإلزامية مشار إليها", Start, 10, "the comment form"),
    pattern("احفظ اسمي", Start, 20, "the comment form"),
    pattern("leave a comment", Start, 6, "the comment form"),
    pattern("leave a reply", Start, 6, "the comment form"),
    pattern("cancel reply", Start, 4, "the comment form"),
    pattern("post a comment", Start, 6, "the comment form"),
    pattern("add a comment", Start, 6, "the comment form"),
    pattern("comments are closed", Anywhere, 6, "the comment form is closed"),
    pattern("your email address will not be published", Start, 20, "the comment form"),
    pattern("required fields are marked", Start, 8, "the comment form"),
    pattern("save my name", Start, 20, "the comment form"),
    // Other articles
    pattern("اقرأ أيضا", Start, 25, "a link to another article"),
    pattern("إقرأ أيضا", Start, 25, "a link to another article"),
    pattern("اقرأ المزيد", Start, 25, "a link to another article"),
    pattern("شاهد أيضا", Start, 25, "a link to another article"),
    pattern("طالع أيضا", Start, 25, "a link to another article"),
    pattern("للمزيد", Start, 12, "a link to another article"),
    pattern("مواضيع ذات صلة", Start, 8, "links to other articles"),
    pattern("مقالات ذات صلة", Start, 8, "links to other articles"),
    pattern("أخبار ذات صلة", Start, 8, "links to other articles"),
    pattern("ذات صلة", Whole, 3, "links to other articles"),
    pattern("المقال السابق", Start, 25, "a link to another article"),
    pattern("المقال التالي", Start, 25, "a link to another article"),
    pattern("الأكثر قراءة", Start, 6, "links to other articles"),
    pattern("read more", Start, 20, "a link to another article"),
    pattern("read also", Start, 25, "a link to another article"),
    pattern("also read", Start, 25, "a link to another article"),
    pattern("see also", Start, 25, "a link to another article"),
    pattern("related articles", Start, 6, "links to other articles"),
    pattern("related stories", Start, 6, "links to other articles"),
    pattern("related posts", Start, 6, "links to other articles"),
    pattern("more on this story", Start, 8, "links to other articles"),
    pattern("you may also like", Start, 8, "links to other articles"),
    pattern("recommended for you", Start, 6, "links to other articles"),
    pattern("most read", Start, 6, "links to other articles"),
    pattern("previous article", Start, 25, "a link to another article"),
    pattern("next article", Start, 25, "a link to another article"),
    // The site itself
    pattern("زر الذهاب إلى الأعلى", Whole, 6, "a link to the top of the page"),
    pattern("العودة إلى الأعلى", Whole, 6, "a link to the top of the page"),
    pattern("back to top", Whole, 4, "a link to the top of the page"),
    pattern("skip to content", Whole, 5, "a link within the page"),
    pattern("skip to main content", Whole, 5, "a link within the page"),
    pattern("الرئيسية", Whole, 2, "the site's menu"),
    pattern("اتصل بنا", Start, 6, "the site's menu"),
    pattern("من نحن", Whole, 3, "the site's menu"),
    pattern("سياسة الخصوصية", Start, 6, "the site's menu"),
    pattern("contact us", Start, 6, "the site's menu"),
    pattern("privacy policy", Start, 8, "the site's menu"),
    pattern("terms of use", Start, 8, "the site's menu"),
    pattern("جميع الحقوق محفوظة", Anywhere, 20, "a copyright line"),
    pattern("all rights reserved", Anywhere, 20, "a copyright line"),
    pattern("copyright ©", Start, 20, "a copyright line"),
    pattern("©", Start, 16, "a copyright line"),
    pattern("الآراء المنشورة في هذه المادة", Start, 40, "a disclaimer of the site"),
    pattern("المقالات المنشورة تعبر", Start, 40, "a disclaimer of the site"),
    pattern("لا تعبر بالضرورة عن", Anywhere, 40, "a disclaimer of the site"),
    pattern("لا يعبر بالضرورة عن", Anywhere, 40, "a disclaimer of the site"),
    pattern("do not necessarily reflect", Anywhere, 40, "a disclaimer of the site"),
    pattern("does not necessarily reflect", Anywhere, 40, "a disclaimer of the site"),
    // Newsletters, social media, tags, times, advertising
    pattern("اشترك في", Start, 20, "a newsletter form"),
    pattern("اشترك الآن", Start, 12, "a newsletter form"),
    pattern("النشرة البريدية", Start, 12, "a newsletter form"),
    pattern("تابعونا على", Start, 12, "links to social media"),
    pattern("تابعنا على", Start, 12, "links to social media"),
    pattern("تابع آخر الأخبار", Start, 14, "links to social media"),
    pattern("sign up for", Start, 20, "a newsletter form"),
    pattern("subscribe to", Start, 20, "a newsletter form"),
    pattern("subscribe now", Start, 8, "a newsletter form"),
    pattern("follow us on", Start, 12, "links to social media"),
    pattern("download our app", Start, 12, "an advertisement of the site"),
    pattern("الوسوم", Start, 25, "a list of tags"),
    pattern("وسوم", Start, 25, "a list of tags"),
    pattern("الكلمات الدلالية", Start, 25, "a list of tags"),
    pattern("كلمات مفتاحية", Start, 25, "a list of tags"),
    pattern("tags:", Start, 25, "a list of tags"),
    pattern("topics:", Start, 25, "a list of tags"),
    pattern("filed under", Start, 25, "a list of tags"),
    pattern("آخر تحديث", Start, 12, "the time of the last change"),
    pattern("last updated", Start, 12, "the time of the last change"),
    pattern("last modified", Start, 12, "the time of the last change"),
    pattern("updated", Start, 10, "the time of the last change"),
    pattern("عدد المشاهدات", Start, 6, "a count of readers"),
    pattern("مشاهدات", Start, 4, "a count of readers"),
    pattern("عدد القراءات", Start, 6, "a count of readers"),
    pattern("مدة القراءة", Start, 8, "the time that reading takes"),
    pattern("وقت القراءة", Start, 8, "the time that reading takes"),
    pattern("دقيقة قراءة", Anywhere, 6, "the time that reading takes"),
    pattern("min read", Anywhere, 5, "the time that reading takes"),
    pattern("minutes read", Anywhere, 5, "the time that reading takes"),
    pattern("حجم الخط", Start, 6, "a setting of the page"),
    pattern("استمع إلى المقال", Start, 8, "a setting of the page"),
    pattern("listen to this article", Start, 8, "a setting of the page"),
    pattern("we use cookies", Start, 60, "a notice on cookies"),
    pattern("this site uses cookies", Start, 60, "a notice on cookies"),
    pattern("يستخدم هذا الموقع ملفات", Start, 60, "a notice on cookies"),
    pattern("advertisement", Whole, 2, "an advertisement"),
    pattern("إعلان", Whole, 1, "an advertisement"),
    pattern("story continues below", Start, 8, "an advertisement"),
];

/// Lines that name where the text comes from.
pub const SOURCE_LINES: &[Pattern] = &[
    pattern("المصدر", Start, 12, "it names the source"),
    pattern("المصادر", Start, 12, "it names the sources"),
    pattern("مصدر الخبر", Start, 12, "it names the source"),
    pattern("نقلا عن", Start, 8, "it names the source"),
    pattern("source:", Start, 12, "it names the source"),
    pattern("source :", Start, 12, "it names the source"),
    pattern("sources:", Start, 12, "it names the sources"),
    pattern("originally published", Start, 16, "it names the source"),
    pattern("this article first appeared", Start, 20, "it names the source"),
];

/// Agencies and owners whose name ends a caption or makes a credit.
pub const AGENCIES: &[&str] = &[
    "reuters",
    "afp",
    "getty images",
    "associated press",
    "ap photo",
    "(ap)",
    "epa",
    "epa-efe",
    "anadolu",
    "tass",
    "sputnik",
    "shutterstock",
    "(رويترز)",
    "(أ ف ب)",
    "(أ.ف.ب)",
    "(أ ب)",
    "(الفرنسية)",
    "(فرانس برس)",
    "(الأناضول)",
    "(أسوشيتد برس)",
    "(سبوتنيك)",
    "(سانا)",
    "(الأوروبية)",
    "(غيتي)",
    "(مواقع التواصل)",
    "(مواقع التواصل الاجتماعي)",
    "(ناشطون)",
    "(إنترنت)",
    "(الجزيرة)",
    "(أرشيف)",
    "(أرشيفية)",
];

/// How a line that only describes or credits a picture begins.
pub const PICTURES: &[Pattern] = &[
    pattern("صورة أرشيفية", Start, 30, "it describes a picture"),
    pattern("الصورة:", Start, 30, "it describes a picture"),
    pattern("تصوير:", Start, 8, "it says who took a picture"),
    pattern("عدسة", Start, 6, "it says who took a picture"),
    pattern("file photo", Start, 40, "it describes a picture"),
    pattern("photo:", Start, 30, "it says who took a picture"),
    pattern("photograph:", Start, 12, "it says who took a picture"),
    pattern("photo by", Start, 12, "it says who took a picture"),
    pattern("image:", Start, 20, "it says who took a picture"),
    pattern("image credit", Start, 12, "it says who took a picture"),
    pattern("credit:", Start, 12, "it says who took a picture"),
    pattern("picture taken", Anywhere, 60, "it describes a picture"),
];

/// How a byline begins.
pub const BYLINES: &[Pattern] = &[
    pattern("فريق التحرير", Start, 20, "it names the newsroom"),
    pattern("هيئة التحرير", Start, 20, "it names the newsroom"),
    pattern("بقلم", Start, 14, "it names the author"),
    pattern("كتب", Start, 10, "it names the author"),
    pattern("كتبت", Start, 10, "it names the author"),
    pattern("كتبه", Start, 10, "it names the author"),
    pattern("إعداد", Start, 12, "it names the author"),
    pattern("المؤلف:", Start, 12, "it names the author"),
    pattern("الكاتب:", Start, 12, "it names the author"),
    pattern("نشر في", Start, 14, "it says when it was published"),
    pattern("نشر بتاريخ", Start, 14, "it says when it was published"),
    pattern("تم النشر", Start, 14, "it says when it was published"),
    pattern("تاريخ النشر", Start, 14, "it says when it was published"),
    pattern("by", Start, 20, "it names the author"),
    pattern("author:", Start, 14, "it names the author"),
    pattern("written by", Start, 14, "it names the author"),
    pattern("staff writer", Start, 14, "it names the newsroom"),
    pattern("published", Start, 16, "it says when it was published"),
    pattern("posted", Start, 16, "it says when it was published"),
];

/// Agencies that open their texts with their own name.
pub const AGENCY_DATELINES: &[&str] = &[
    "سانا",
    "رويترز",
    "أ ف ب",
    "أ.ف.ب",
    "الأناضول",
    "سبوتنيك",
    "reuters",
    "afp",
    "ap",
    "associated press",
    "sana",
    "tass",
    "anadolu agency",
    "anadolu",
    "upi",
    "xinhua",
];

/// Words before an outlet's own name where it says that it was told something.
pub const SELF_NAMING: &[&str] = &["عبر ", "لموقع ", "لصحيفة "];
