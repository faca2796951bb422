//! The parts of sentences that a made dossier is put together from, each in Arabic and in English.
//!
//! Written for this purpose; nobody said any of it. `{p}` is a person, `{o}` an organisation, `{l}` a place, `{n}` and
//! `{m}` are numbers.

/// Arabic, English.
pub type Pair = (&'static str, &'static str);

pub const OPENINGS: &[Pair] = &[
    (
        "قال {p} إن {o} تعتزم أن تعيد فتح الطريق المؤدي إلى {l} بعد إغلاق دام {n} يوماً.",
        "{p} said that {o} intends to reopen the road that leads to {l}, after a closure of {n} days.",
    ),
    (
        "وصلت إلى {l} قافلة فيها {n} شاحنة، ورافقها {p} نيابة عن {o}.",
        "A convoy of {n} lorries reached {l}, accompanied by {p} on behalf of {o}.",
    ),
    (
        "أعلنت {o} في بيان قصير أن {n} أسرة عادت إلى بيوتها في {l} خلال الأسبوع الماضي.",
        "In a short statement {o} announced that {n} families went back to their homes in {l} during the past week.",
    ),
    (
        "نفى {p} أن يكون قد التقى أحداً من {o} في {l}، وعدّ ما قيل في ذلك كلاماً بلا سند.",
        "{p} denied having met anybody from {o} in {l}, and called what was said about it words without support.",
    ),
    (
        "اجتمع مندوبون عن {o} مع وجهاء من {l} في جلسة استمرت {n} ساعة وحضرها {p}.",
        "Delegates of {o} met notables from {l} in a session that lasted {n} hours and that {p} attended.",
    ),
    (
        "بحسب ما نقلته الصحيفة عن {p}، تضررت {n} دار من السيل الذي ضرب {l} ليلاً.",
        "According to what the paper relays from {p}, {n} houses were damaged by the flood that struck {l} at night.",
    ),
    (
        "تقول {o} إن المدرسة الوحيدة في {l} تستقبل {n} تلميذاً في غرف بنيت لنصفهم.",
        "{o} says that the only school in {l} takes in {n} pupils, in rooms built for half as many.",
    ),
    (
        "طالب {p} بأن تنشر {o} أسماء الذين شملتهم القائمة الثانية، وعددهم {n} بحسب قوله.",
        "{p} demanded that {o} publish the names of those on the second list, {n} of them by his count.",
    ),
    (
        "يروي النص أن حارس الجسر في {l} رأى {n} عربة تعبر قبل الفجر من غير أن توقفها {o}.",
        "The text tells that the keeper of the bridge in {l} saw {n} carts cross before dawn without {o} stopping them.",
    ),
    (
        "وزعت {o} في {l} ما يكفي {n} أسرة من الطحين، وبقيت قرى مجاورة من غير حصة.",
        "In {l}, {o} handed out flour enough for {n} families; villages nearby were left without a share.",
    ),
    (
        "كتب {p} رسالة إلى {o} يشرح فيها لماذا تأخر حفر البئر في {l} مدة {n} أسبوعاً.",
        "{p} wrote a letter to {o} to explain why the digging of the well in {l} was late by {n} weeks.",
    ),
    (
        "عاد {p} إلى {l} بعد غياب، واستقبله عند مدخلها {n} من أهلها ومندوب عن {o}.",
        "{p} returned to {l} after an absence; {n} of its people and a delegate of {o} received him at its gate.",
    ),
];

pub const DETAILS: &[Pair] = &[
    (
        "وأضاف أن العمل لن يبدأ قبل أن يأتي جواب مكتوب من {l}، وأن الجواب تأخر مرتين.",
        "He added that work will not begin before a written answer comes from {l}, and that the answer was late twice.",
    ),
    (
        "ولا يذكر النص من أين جاء هذا الرقم، ولا من عدّه، ولا في أي يوم.",
        "The text does not say where this figure comes from, who counted, or on which day.",
    ),
    (
        "وكان {p} قد ذكر رقماً آخر هو {m}، ولم يشرح أحد الفرق بين الرقمين.",
        "{p} had given another figure, {m}, and nobody explained the difference between the two.",
    ),
    (
        "وفي رواية أخرى أن ذلك جرى في {l}، على بعد {m} كيلومتراً من المكان الأول.",
        "Another account has it that this took place in {l}, {m} kilometres from the first place.",
    ),
    (
        "ورفضت {o} أن تعلق، واكتفت بالقول إنها تدرس ما نشر وستعود إليه في حينه.",
        "{o} declined to comment, and only said that it is studying what was published and will return to it in time.",
    ),
    (
        "ويفهم من السياق أن المقصود هو المخزن القديم قرب {l}، وهو مبنى من طابقين.",
        "From the context it is understood that the old warehouse near {l} is meant, a building of two storeys.",
    ),
    (
        "ولم يحضر {p} رغم أن اسمه كان في الدعوة، وحل مكانه كاتب من غير صفة.",
        "{p} did not attend although his name stood in the invitation; a clerk without a title took his place.",
    ),
    (
        "وتحتاج البلدة بحسب التقدير نفسه إلى {m} خيمة قبل أول المطر، وفي {l} نصفها.",
        "By the same estimate the town needs {m} tents before the first rain, and half of them are in {l}.",
    ),
    (
        "وقد تكرر الطلب {m} مرات، وفي كل مرة أحيل إلى {o} من غير أن يسجل.",
        "The request was repeated {m} times, and each time it was passed on to {o} without being registered.",
    ),
    (
        "وينسب النص هذا القول إلى شاهد من {l} لم يذكر اسمه ولا عمله.",
        "The text ascribes this to a witness from {l} whose name and occupation it does not give.",
    ),
    (
        "وبقي الخلاف على من يدفع أجر العمال، أهي {o} أم البلدية، حتى آخر الجلسة.",
        "The quarrel over who pays the workers, {o} or the municipality, remained until the end of the session.",
    ),
    (
        "وذكّر {p} بأن اتفاقاً سابقاً نص على {m} بنداً لم ينفذ منها غير القليل.",
        "{p} recalled that an earlier agreement had {m} clauses, of which only a few were carried out.",
    ),
];

pub const CLOSINGS: &[Pair] = &[
    (
        "وختم بأن الأمر كله موقوف على ما ستقرره اللجنة حين تجتمع من جديد.",
        "He closed by saying that the whole matter rests on what the committee decides when it meets again.",
    ),
    (
        "ولم تصدر حتى ساعة كتابة النص أي رواية من الطرف الآخر.",
        "Up to the hour of writing no account by the other side had come out.",
    ),
    (
        "وهذا يوافق ما سبق أن قاله {p} من غير أن يزيد عليه شيئاً.",
        "This agrees with what {p} said before, and adds nothing to it.",
    ),
    (
        "وتوقع أهل {l} أن يطول الانتظار إلى ما بعد الحصاد.",
        "The people of {l} expect that the wait will last until after the harvest.",
    ),
    (
        "أما الصورة المرفقة فلا يظهر فيها المكان ولا يمكن أن يستدل بها عليه.",
        "The picture beside it does not show the place, and cannot be used to tell it.",
    ),
    ("ووعدت {o} بأن تنشر كشفاً كاملاً، ولم تقل متى.", "{o} promised to publish a full account, and did not say when."),
    (
        "ويبقى السؤال عن مصير المفقودين من {l} بلا جواب في هذا النص.",
        "The question of what became of the missing from {l} stays without an answer in this text.",
    ),
    (
        "ويرى الكاتب أن التأخير مقصود، وهو رأي لا يسنده إلى أحد.",
        "The writer holds that the delay is deliberate, an opinion that he does not rest on anybody.",
    ),
    (
        "ثم ينتقل الكلام إلى السوق وأسعار الوقود من غير صلة بما سبق.",
        "The talk then passes to the market and the price of fuel, with no tie to what came before.",
    ),
    (
        "وتكرر {o} العبارة نفسها في آخر الخبر بصيغة أخف.",
        "{o} repeats the same phrase at the end of the report in a softer form.",
    ),
];

pub const TITLES: &[Pair] = &[
    ("ما قيل عن الطريق إلى {l}", "What was said of the road to {l}"),
    ("بيان {o} في شأن {l}", "The statement of {o} on {l}"),
    ("{p} والقافلة الثانية", "{p} and the second convoy"),
    ("خلاف على الماء في {l}", "A quarrel over water in {l}"),
    ("عودة الأسر إلى {l}", "Families go back to {l}"),
    ("رسالة {p} إلى {o}", "The letter of {p} to {o}"),
    ("الجلسة المغلقة في {l}", "The closed session in {l}"),
    ("أرقام {o} وما ينقصها", "The figures of {o} and what they lack"),
];

pub const SUMMARIES: &[Pair] = &[
    (
        "خبر عن {l} يعتمد على {p} وعلى بيان من {o}، ولا يذكر من أين جاءت أرقامه.",
        "A report on {l} that rests on {p} and on a statement of {o}, and does not say where its figures come from.",
    ),
    (
        "يجمع النص كلام {p} إلى رواية من {l}، ويترك ما بينهما من خلاف بلا شرح.",
        "The text puts the words of {p} beside an account from {l}, and leaves the difference between them unexplained.",
    ),
    (
        "تقرير قصير عن عمل {o} في {l} وعما طلبه {p}.",
        "A short report on the work of {o} in {l} and on what {p} asked for.",
    ),
];

pub const CLAIMS: &[Pair] = &[
    ("أعيد فتح الطريق إلى {l} قبل وصول القافلة.", "The road to {l} was reopened before the convoy arrived."),
    ("لم تتسلم {l} أي حصة من الطحين.", "{l} received no share of the flour."),
    ("وقّعت {o} على الاتفاق من غير أن تقرأ ملحقه.", "{o} signed the agreement without reading its annex."),
    ("عدد العائدين إلى {l} أقل مما أعلن.", "Fewer people went back to {l} than was announced."),
    ("المخزن قرب {l} كان فارغاً حين فتح.", "The warehouse near {l} was empty when it was opened."),
    ("منعت {o} الشاحنات من دخول {l} ليومين.", "{o} kept the lorries from entering {l} for two days."),
];

pub const EVENTS: &[Pair] = &[
    ("وصول القافلة إلى {l}", "The convoy reaches {l}"),
    ("جلسة {o} في {l}", "The session of {o} in {l}"),
    ("فتح الطريق إلى {l}", "The road to {l} is opened"),
    ("السيل في {l}", "The flood in {l}"),
];

pub const QUESTIONS: &[Pair] = &[
    ("هل فتح الطريق إلى {l} قبل القافلة؟", "Was the road to {l} open before the convoy?"),
    ("كم أسرة عادت إلى {l}؟", "How many families went back to {l}?"),
    ("هل وقّعت {o} على الملحق؟", "Did {o} sign the annex?"),
];

pub const TOPICS: &[Pair] = &[
    ("الطرق والجسور", "Roads and bridges"),
    ("القوافل", "Convoys"),
    ("العودة", "Returns"),
    ("الماء والآبار", "Water and wells"),
    ("المدارس", "Schools"),
    ("السيل", "The flood"),
    ("الأسواق والوقود", "Markets and fuel"),
    ("المفقودون", "The missing"),
    ("القوائم", "The lists"),
    ("الاتفاقات", "Agreements"),
    ("الخيام", "Tents"),
    ("الأجور", "Wages"),
];

pub const TERMS: &[(Pair, &[Pair])] = &[
    (
        ("من ترك بيته إلى مكان آخر", "Somebody who left home for another place"),
        &[("نازح", "displaced person"), ("مهجّر", "person driven out")],
    ),
    (("توقف القتال باتفاق", "A halt to fighting by agreement"), &[("هدنة", "truce"), ("تهدئة", "calm")]),
    (("من يحرس الحاجز", "Those who hold a checkpoint"), &[("حراس", "guards"), ("مسلحون", "armed men")]),
    (("ما يوزع بلا ثمن", "What is handed out free of charge"), &[("مساعدات", "relief"), ("حصص", "rations")]),
];

/// Given names, family names: with both in each language they make people.
pub const GIVEN: &[Pair] = &[
    ("سالم", "Salem"),
    ("نادر", "Nader"),
    ("وليد", "Walid"),
    ("هيثم", "Haytham"),
    ("مروان", "Marwan"),
    ("لبنى", "Lubna"),
    ("رباب", "Rabab"),
    ("عصام", "Issam"),
    ("منذر", "Munzer"),
    ("غسان", "Ghassan"),
    ("سهام", "Siham"),
    ("طارق", "Tareq"),
    ("نزار", "Nizar"),
    ("هدى", "Huda"),
    ("فراس", "Firas"),
    ("جمانة", "Jumana"),
    ("بسام", "Bassam"),
    ("عدنان", "Adnan"),
    ("ميسون", "Maysoun"),
    ("كنان", "Kinan"),
];

pub const FAMILY: &[Pair] = &[
    ("الحطاب", "al-Hattab"),
    ("الزراع", "al-Zarra"),
    ("القصار", "al-Qassar"),
    ("النساج", "al-Nassaj"),
    ("الفحام", "al-Fahham"),
    ("السقاء", "al-Saqqa"),
    ("الدباغ", "al-Dabbagh"),
    ("الخزاف", "al-Khazzaf"),
    ("العطار", "al-Attar"),
    ("الوراق", "al-Warraq"),
    ("الصواف", "al-Sawwaf"),
    ("النحاس", "al-Nahhas"),
    ("الطحان", "al-Tahhan"),
    ("الملاح", "al-Mallah"),
    ("الكيال", "al-Kayyal"),
    ("البناء", "al-Banna"),
    ("الرصاص", "al-Rassas"),
    ("الشماع", "al-Shamma"),
    ("الحداد", "al-Haddad"),
    ("القواس", "al-Qawwas"),
    ("الغزال", "al-Ghazzal"),
    ("الدهان", "al-Dahhan"),
    ("الخراط", "al-Kharrat"),
    ("السراج", "al-Sarraj"),
    ("المنجد", "al-Munajjid"),
    ("الحلاج", "al-Hallaj"),
    ("البيطار", "al-Baytar"),
    ("الجمال", "al-Jammal"),
    ("الحصري", "al-Husari"),
    ("القلال", "al-Qallal"),
    ("الزجاج", "al-Zajjaj"),
    ("الفتال", "al-Fattal"),
    ("الرفاء", "al-Raffa"),
    ("الصباغ", "al-Sabbagh"),
    ("العجان", "al-Ajjan"),
    ("الكتاني", "al-Kattani"),
    ("اللبان", "al-Labban"),
    ("الموازيني", "al-Mawazini"),
    ("النجار", "al-Najjar"),
    ("الهندسي", "al-Handasi"),
];

/// First and second words of the names of places.
pub const PLACE_FIRST: &[Pair] = &[
    ("تل", "Tell"),
    ("عين", "Ayn"),
    ("وادي", "Wadi"),
    ("كفر", "Kafr"),
    ("جسر", "Jisr"),
    ("رأس", "Ras"),
    ("برج", "Burj"),
    ("بئر", "Bir"),
    ("خان", "Khan"),
    ("مرج", "Marj"),
    ("جبل", "Jabal"),
    ("نبع", "Nabaa"),
];

pub const PLACE_SECOND: &[Pair] = &[
    ("السنديان", "al-Sindyan"),
    ("الغراب", "al-Ghurab"),
    ("الرمان", "al-Rumman"),
    ("الحور", "al-Hawr"),
    ("القصب", "al-Qasab"),
    ("الصفصاف", "al-Safsaf"),
    ("الزعتر", "al-Zaatar"),
    ("النسر", "al-Nisr"),
    ("البلوط", "al-Ballut"),
    ("الحجل", "al-Hajal"),
    ("اللوز", "al-Lawz"),
    ("الخروب", "al-Kharrub"),
    ("الدلب", "al-Dulb"),
    ("التين", "al-Tin"),
    ("السماق", "al-Summaq"),
    ("العليق", "al-Ullayq"),
    ("القمح", "al-Qamh"),
    ("الملح", "al-Milh"),
    ("الرماد", "al-Ramad"),
    ("الحصى", "al-Hasa"),
    ("الطير", "al-Tayr"),
    ("النحل", "al-Nahl"),
    ("الغزلان", "al-Ghizlan"),
    ("الريحان", "al-Rayhan"),
    ("العناب", "al-Unnab"),
    ("الجوز", "al-Jawz"),
    ("السوسن", "al-Sawsan"),
    ("الآس", "al-As"),
    ("البطم", "al-Butm"),
    ("الشيح", "al-Shih"),
    ("الخزامى", "al-Khuzama"),
    ("الزيزفون", "al-Zayzafun"),
    ("الكرز", "al-Karaz"),
    ("التوت", "al-Tut"),
    ("السفرجل", "al-Safarjal"),
    ("المشمش", "al-Mishmish"),
    ("الدراق", "al-Durraq"),
    ("الليمون", "al-Laymun"),
    ("النارنج", "al-Naranj"),
    ("العرعر", "al-Arar"),
];

/// Before the name of a place.
pub const QUARTER_OF: Pair = ("حي ", "Hayy ");

/// What an organisation is, `{l}` being where.
pub const ORGANIZATIONS: &[Pair] = &[
    ("لجنة الطرق في {l}", "the {l} Roads Committee"),
    ("هيئة الإغاثة في {l}", "the {l} Relief Board"),
    ("مجلس الشيوخ المحلي في {l}", "the {l} Elders Council"),
    ("جريدة {l}", "the {l} Gazette"),
];
