# كلمات الواجهة بالعربية. المفاتيح واحدة في كل اللغات، ولكل معدود صيغه الست.

## الإطار
skip-to-content = انتقل إلى المحتوى
languages = اللغات
sections = الأقسام
paging = صفحات القائمة
paging-at = الصفحة { $n } من { $all }
paging-previous = السابقة
paging-next = التالية
breadcrumbs = أنت هنا
footer-evidence = كل قول في هذا الموقع يقود إلى فقرة في مصدر.
list-comma = ،
page-of = من
nav-home = الرئيسية
nav-topics = المحاور
nav-disputes = مواضع الخلاف
nav-timeline = التسلسل الزمني
nav-map = الخريطة
nav-sources = المصادر
nav-people = الأشخاص
nav-organizations = الجهات
nav-places = الأماكن
nav-events = الأحداث
nav-terms = المصطلحات
nav-about = عن الملف
nav-search = بحث

## اختيارات القارئ
display = العرض
display-theme = المظهر
display-theme-device = كما في الجهاز
display-theme-light = فاتح
display-theme-dark = داكن
display-size = حجم الخط
display-size-small = أصغر
display-size-normal = عادي
display-size-large = كبير
display-size-larger = أكبر ما يكون
display-digits = الأرقام
display-months = أسماء الأشهر
display-hijri = التاريخ الهجري
display-hijri-off = بلا
display-hijri-beside = إلى جانب الميلادي
on-this-page = في هذه الصفحة
footer-edition = طبعة
paragraph-table = جدول الفقرات
legend-stated = تاريخ مذكور
legend-inferred = تاريخ مستنتج
legend-range = مدة، أو شهر أو سنة، أو تاريخ تُعرف حدوده وحدها
legend-about = تاريخ تقريبي أو مشكوك فيه

## أنواع الصفحات
kind-topic = محور
kind-source = مصدر
kind-person = شخص
kind-organization = جهة
kind-place = مكان
kind-event = حدث
kind-dispute = موضع خلاف
kind-term = مصطلح
kind-page = صفحة

## صفحات الفهارس
topics-description = الأسئلة التي يجيب عنها هذا الملف، لكل منها خلاصته وأدلته.
sources-description = المقالات التي يقوم عليها هذا الملف، مع تواريخها وكيف عرفناها.
people-description = كل من تسمّيهم المصادر، مع ما يقوله كل مصدر عنهم.
organizations-description = حكومات وجيوش وفصائل ووكالات وصحف تذكرها المصادر.
places-description = أين وقع ذلك كما ترويه المصادر.
events-description = ما وقع وما خُطط له وما هو موضع خلاف، بحسب التاريخ.
disputes-description = أسئلة تتضارب فيها المصادر، وكل رأي فيها إلى جانب الآخر.
terms-description = ما يطلقه كل مصدر على الشيء الواحد، وأي الأسماء ينحاز.
map-description = مواقع أماكن الملف. وتحت الخريطة قائمة بما فيها.
map-title = { $n ->
    [zero] خريطة بلا أماكن
    [one] خريطة فيها مكان واحد مذكور تحتها
    [two] خريطة فيها مكانان مذكوران تحتها
    [few] خريطة فيها { $n } أماكن مذكورة تحتها
    [many] خريطة فيها { $n } مكاناً مذكورة تحتها
   *[other] خريطة فيها { $n } مكان مذكورة تحتها
}
map-origin = الحدود عن «ناتشورال إيرث»، ملك عام، ولا تعبّر عن موقف من الحدود.
map-elsewhere = خارج الخريطة:
network-title = خطوط إلى من يُذكرون في الفقرات نفسها، أغلظها لأكثرها فقرات، والقائمة تحتها
timeline-description = الأحداث وما نُشر مرتبةً زمنياً. التواريخ المستنتجة أو المعروفة بحدودها يُنبَّه إليها.
year-open = بلا حد أدنى معروف
list-empty = لا شيء هنا بعد.

## تضييق القوائم
filters = تضييق القائمة
filter-publisher = الناشر
filter-year = السنة
filter-topic = المحور
filter-grade = الدرجة
filter-kind = النوع
filter-source = يستعمله
filter-all = الكل
filter-order = الترتيب
filter-order-newest = الأحدث أولاً
filter-order-oldest = الأقدم أولاً
filter-order-publisher = بحسب الناشر
filter-order-grade = بحسب الدرجة
filter-shown = المعروض:
filter-of = من
filter-reset = عرض الكل

## العناوين
bottom-line = الخلاصة
heading-open-disputes = خلافات ما زالت قائمة
heading-disputes = ما عليه خلاف
heading-who-where = من وأين
heading-naming = كيف تسمّيه المصادر
heading-notes = ملاحظات المحررين
heading-related = محاور قريبة
heading-digest = العرض
heading-full-text = نص المقال
text-set-aside = جانباً: مكرر أو من إطار الموقع
heading-claims = أقوال في هذا المصدر
heading-claims-by = ما يقوله
heading-claims-about = ما يقال عنه
heading-claims-topic = من يقول ماذا
heading-claims-relayed = ما ينقله
heading-mentions = المذكورون في هذا المصدر
heading-mentioned-in = أين ورد
heading-appears-with = يرد مع
heading-roles = كما تصفه المصادر
heading-used-on = أين استُعمل
relation-cites = يُستشهد به في
relation-names = مذكور في
relation-shows = معروض في
relation-lists = معدود في
relation-belongs = يتبع هذا الموضوع
relation-links = انظر أيضاً
heading-cite = كيف يُستشهد به
heading-integrity = سلامة النسخة المحفوظة
heading-distinct = غير هذا
heading-concordance = من يكتب أي اسم
heading-elsewhere = الألفاظ نفسها في مواضع أخرى
heading-corrections = التصويبات
heading-corrections-noted = ملاحظات التصويب، أحدثها أولاً
corrections-about = كل تصويب سجّله المحررون، مع ما يصوّبه.
heading-pages = عن هذا الملف
heading-references = المصادر المستشهد بها

## الملف كله وثيقةً واحدة
print-title = الملف كله
print-contents = المحتويات
print-link = الملف كله في صفحة واحدة للطباعة
epub-link = الملف كله كتاباً إلكترونياً (EPUB)
print-too-long = هذا الملف أطول من أن تجمعه وثيقة واحدة؛ اطبع صفحاته واحدة واحدة.
epub-accessibility = نص كله، بترتيب القراءة، وله عناوين ومحتويات. وما تبيّنه الرسوم مكتوب إلى جانبها في قائمة.

## الوقائع
fact-publisher = الناشر
fact-republished = أعاد نشره
fact-byline = الكاتب
fact-date = التاريخ
fact-headline = العنوان الأصلي
fact-language = اللغة
fact-derived = منقول عن
fact-original = الأصل
fact-archived = نسخة الأرشيف
fact-places = المكان
fact-involved = المشاركون
fact-reported = المصدر
fact-coordinates = الإحداثيات
fact-same-as = في مواضع أخرى
fact-capture = الملف
publisher-unknown = الناشر غير مذكور
date-unknown = التاريخ غير معروف
grade = الدرجة
rewrite-of = إعادة صياغة عن
via = عبر
disputed-in = موضع خلاف:
contradicts = يناقض:
claim-topics = في موضوع:
said-by-colon = :
list-semicolon = ؛
one-voice = صوت واحد:
one-voice-outlet = مقالات وسيلة واحدة:
one-voice-report = تقرير واحد وإعادات صياغته:
one-voice-rewrites = إعادة صياغة عن
one-voice-relayed = ناقله واحد:
one-voice-statement = قول واحد، قائله
digest-about = عرض المحررين للمقال بكلماتهم، فقرة فقرة. الأرقام في الهامش هي أرقام فقرات الأصل.
cite-as = «{ $title }». { $publisher }، { $date }. العرض في: { $dossier }.
see-all = القائمة كلها:
cite-dossier = { $editors }. «{ $title }». { $address }
cite-dossier-edition = { $editors }. «{ $title }». طبعة { $date }. { $address }
concordance-about = أمام كل اسم الفقرات التي تستعمله لهذا المفهوم، وكم مرة حيث يتكرر.
elsewhere-about = ترد هذه الألفاظ في فقرات أخرى من المقالات، ولا يعدّها المحررون هنا: فقد تكون جزءاً من اسم آخر أو بمعنى غير هذا.
in-digest-only = في عرضنا وحده:
independence-about = المصادر التي تعيد صياغة وسيلة واحدة، أو تكرّر قول قائل واحد، تُحسب صوتاً واحداً، والمستقل هو ما يبقى بعد ذلك.

## التواريخ، وأجزاؤها منسّقة سلفاً
date-range = من { $from } إلى { $to }
date-one-of = بين { $from } و{ $to }
date-before = { $date } أو قبله
date-after = { $date } أو بعده
date-since = منذ { $date }
date-until = حتى { $date }
date-from = من { $date } إلى تاريخ غير معروف
date-to = من تاريخ غير معروف إلى { $date }
date-any-of = أحد هذه: { $dates }
date-approximate = نحو { $date }
date-uncertain = { $date } (غير مؤكد)
date-approximate-uncertain = نحو { $date } (غير مؤكد)
evidence-stated = مذكور
evidence-inferred = مستنتج
evidence-bounded = معروف بحدوده

## كلمات السجلات
status-happened = وقع
status-planned = مخطط له
status-disputed = موضع خلاف
status-published = نُشر
status-said = قيل
stance-asserts = يؤكد
stance-denies = ينفي
stance-accuses = يتهم
stance-reports = يروي
stance-doubts = يشكك
stance-plans = يعلن
note-context = سياق
note-correction = تصويب
note-caveat = تنبيه
note-verification = تحقق
note-translation = في الترجمة
framing-framed = منحاز
column-name = الاسم
column-others = غيرها
column-role = ما هي
column-words = الكلمات
role-title = عنوان
role-byline = سطر الكاتب
role-caption = شرح صورة
role-credit = حق صورة
role-heading = عنوان فرعي
role-body = متن
role-boilerplate = نُحّيت: حشو الموقع
role-source-line = سطر المصدر
role-duplicate = نُحّيت: تكرار
rights-full = النص منشور كاملاً.
rights-digest = المقال ملك ناشره، ولا ننشر إلا عرضنا له.
rights-metadata = المقال ملك ناشره، ولا ننشر إلا بياناته.

## الأعداد
n-sources = { $n ->
    [zero] لا مصادر
    [one] مصدر واحد
    [two] مصدران
    [few] { $n } مصادر
    [many] { $n } مصدراً
   *[other] { $n } مصدر
}
n-independent = { $n ->
    [zero] لا مستقل منها
    [one] واحد مستقل
    [two] اثنان مستقلان
    [few] { $n } مستقلة
    [many] { $n } مستقلاً
   *[other] { $n } مستقل
}
n-claims = { $n ->
    [zero] لا أقوال
    [one] قول واحد
    [two] قولان
    [few] { $n } أقوال
    [many] { $n } قولاً
   *[other] { $n } قول
}
n-events = { $n ->
    [zero] لا أحداث
    [one] حدث واحد
    [two] حدثان
    [few] { $n } أحداث
    [many] { $n } حدثاً
   *[other] { $n } حدث
}
n-disputes = { $n ->
    [zero] لا خلافات
    [one] موضع خلاف واحد
    [two] موضعا خلاف
    [few] { $n } مواضع خلاف
    [many] { $n } موضع خلاف
   *[other] { $n } موضع خلاف
}
only-elsewhere = ليس لهذا النص صيغة عربية بعد. تجده بلغة أخرى:
parallel-view = اللغات جنباً إلى جنب
parallel-of = { $title }: جنباً إلى جنب
parallel-about = فقرة فقرة، كل لغة إلى جانب الأخرى.
parallel-marks = والأرقام هي أرقام فقرات الأصل.
parallel-stale = أقدم من اللغة الأخرى.
parallel-lacking = ليست في هذه اللغة.
only-in = لا نسخة عربية من هذا النص بعد، وهو معروض بلغته:
n-stale = { $n ->
    [zero] لا فقرات أقدم من نظائرها في اللغة الأخرى.
    [one] في هذه الصفحة فقرة واحدة أقدم من نظيرتها في اللغة الأخرى، وقد لا تطابقها.
    [two] في هذه الصفحة فقرتان أقدم من نظيرتيهما في اللغة الأخرى، وقد لا تطابقانهما.
    [few] في هذه الصفحة { $n } فقرات أقدم من نظائرها في اللغة الأخرى، وقد لا تطابقها.
    [many] في هذه الصفحة { $n } فقرة أقدم من نظائرها في اللغة الأخرى، وقد لا تطابقها.
   *[other] في هذه الصفحة { $n } فقرة أقدم من نظائرها في اللغة الأخرى، وقد لا تطابقها.
}
n-times = { $n ->
    [zero] لم يرد
    [one] مرة واحدة
    [two] مرتان
    [few] { $n } مرات
    [many] { $n } مرة
   *[other] { $n } مرة
}
n-passages = { $n ->
    [zero] لا مواضع
    [one] موضع واحد
    [two] موضعان
    [few] { $n } مواضع
    [many] { $n } موضعاً
   *[other] { $n } موضع
}
n-body = { $n ->
    [zero] لا فقرات في المتن
    [one] فقرة واحدة في المتن
    [two] فقرتان في المتن
    [few] { $n } فقرات في المتن
    [many] { $n } فقرة في المتن
   *[other] { $n } فقرة في المتن
}
n-duplicates = { $n ->
    [zero] لا فقرات مكررة
    [one] فقرة مكررة واحدة نُحّيت
    [two] فقرتان مكررتان نُحّيتا
    [few] { $n } فقرات مكررة نُحّيت
    [many] { $n } فقرة مكررة نُحّيت
   *[other] { $n } فقرة مكررة نُحّيت
}
n-boilerplate = { $n ->
    [zero] لا حشو من الموقع
    [one] فقرة حشو واحدة نُحّيت
    [two] فقرتا حشو نُحّيتا
    [few] { $n } فقرات حشو نُحّيت
    [many] { $n } فقرة حشو نُحّيت
   *[other] { $n } فقرة حشو نُحّيت
}

## عنوان غير معروف
missing-title = لا صفحة بهذا العنوان
missing-text = ربما تغيّر العنوان أو سقط منه حرف. معرّفات السجلات لا تتغيّر، فابدأ من الصفحة الأولى.

## البحث
search-label = ابحث في اللغتين
search-description = بحث واحد في كل اللغات: الاسم يقود إلى صفحاته كيفما كُتب، بالعربية أو بالحروف اللاتينية.
search-placeholder = ابحث: اسم أو كلمة أو تاريخ
search-pages = صفحات
search-narrow = ضيّق النتائج
search-any = الكل
search-kind = النوع
search-from = من سنة
search-to = إلى سنة
search-more = المزيد
search-none = لم يُعثر على شيء.
search-near = هل تقصد:
search-partly = لا صفحة فيها كل هذه الكلمات، وفي هذه بعضها:
search-failed = تعذّر تحميل البحث. في الفهارس أدناه كل الأسماء.
search-all-names = كل الأسماء
search-all-terms = كل المصطلحات
search-found = { $n ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $shown } نتائج
    [many] { $shown } نتيجة
   *[other] { $shown } نتيجة
}

## البيانات
nav-data = البيانات
data-description = محتوى هذا الملف في صيغ تقرؤها برامج أخرى: مراجع وجداول وخرائط وخطوط زمنية.
data-rights = في هذه الملفات كلام المحررين ووقائع السجلات، ومن ألفاظ المصادر اقتباسات قصيرة في حدود ما تسمح به حقوقها. أما نصوص المقالات فليست فيها، فهي ملك ناشريها.
data-stable = لكل سجل معرّف لا يتغير ولا يُعاد استعماله. الجداول بترميز UTF-8 وصفها الأول أسماء الأعمدة، ولا تبدأ فيها خلية بصيغة حسابية.
data-sources = المصادر مراجعَ
data-sources-about = بيانات النشر لكل مقال بلغته: لبرامج المراجع مثل Zotero ولما يُكتب بـ LaTeX.
data-claims = الأقوال
data-claims-about = كل قول: من قاله وعبر من وفي أي فقرة وما موقفه، وما يخالفه.
data-events = الأحداث
data-events-about = ما وقع وما خُطط له وما هو موضع خلاف، بتواريخ EDTF وكيف عُرفت. ملف TimelineJS بلغة هذه الصفحة.
data-entities = الأشخاص والجهات والأماكن
data-entities-about = الأسماء بكل لغة وصورها الأخرى، وكم مصدراً يذكر كلاً منها.
data-mentions = مواضع الذكر
data-mentions-about = أين يُذكر كل شخص أو جهة أو مكان، فقرة فقرة، وكم مرة في المقال نفسه.
data-places = الأماكن على الخريطة
data-places-about = إحداثيات الأماكن لبرامج الخرائط.
data-annotations = الأقوال والملاحظات تعليقاتٍ على المصادر
data-annotations-about = وفق نموذج W3C للتعليقات: كل قول أو ملاحظة مربوط بفقرته، وباقتباسه حيث تسمح الحقوق.
data-ftm = كيانات FollowTheMoney
data-ftm-about = لبرامج التحقيق مثل Aleph: كيان في كل سطر.
data-whole = الملف كله
data-whole-about = كل السجلات وصلاتها معاً؛ وصيغة JSON-LD بمفردات schema.org.
data-schema = مخطط ملفات JSON
data-schema-about = يصف كل مفتاح في ملفات JSON أعلاه، ويمكن التحقق منها به.

moved = انتقلت هذه الصفحة
