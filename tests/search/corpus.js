// A dossier of 200 bilingual records, written for this test: an invented river valley, its places, people and bodies, and
// what sources say of it. Sentences are put together from the parts below, the same each time; no text is anyone else's.
import fs from 'node:fs';
import path from 'node:path';

/** id, Arabic name, Arabic aliases, English name, English aliases. */
const PLACES = [
  ['rashida', 'مخيم الرشيدة', ['الرشيدة'], 'Rashida camp', ['Rashida', 'al-Rashida', 'Racheedah']],
  ['wadi-sahm', 'وادي السهم', [], 'Wadi Sahm', ['Wadi as-Sahm', 'Oued Sahm']],
  ['qantara', 'القنطرة', ['بلدة القنطرة'], 'Qantara', ['al-Qantara', 'Kantara']],
  ['tell-zayt', 'تل الزيت', [], 'Tell Zayt', ['Tall al-Zayt', 'Tel Zeit']],
  ['amina-bridge', 'جسر أمينة', [], 'Amina bridge', ['Jisr Amina', 'Ameena bridge']],
  ['burj-lawz', 'برج اللوز', [], 'Burj Lawz', ['Burj al-Lawz', 'Borj Loz']],
  ['ain-hajal', 'عين الحجل', [], 'Ain Hajal', ['Ayn al-Hajal', 'Ein Hajal']],
  ['dayr-tin', 'دير التين', [], 'Dayr Tin', ['Deir at-Tin', 'Deir Teen']],
  ['marsa-nur', 'مرسى النور', [], 'Marsa Nur', ['Mersa Noor']],
  ['sukayna', 'سكينة', ['حي سكينة'], 'Sukayna', ['Sukaina', 'Soukeina']],
  ['jubb-ward', 'جب الورد', [], 'Jubb Ward', ['Jub al-Ward']],
  ['khan-rumman', 'خان الرمان', [], 'Khan Rumman', ['Khan al-Rumman', 'Khan Romman']],
  ['bustan-tut', 'بستان التوت', [], 'Bustan Tut', ['Bustan at-Tut', 'Boustan Toot']],
  ['hajar-aswad', 'الحجرة السوداء', [], 'Hajra Sawda', ['al-Hajra as-Sawda']],
  ['shatt-ghurab', 'شط الغراب', [], 'Shatt Ghurab', ['Shatt al-Ghurab', 'Chatt Ghorab']],
  ['mazraat-iqbal', 'مزرعة إقبال', [], 'Iqbal farm', ['Mazraat Iqbal', 'Mazra‘at Ikbal']],
  ['zafarana', 'الزعفرانة', [], 'Zafarana', ['al-Zafarana', 'Zaafarana']],
  ['umm-safsaf', 'أم الصفصاف', [], 'Umm Safsaf', ['Um al-Safsaf', 'Oum Safsaf']],
  ['bab-rih', 'باب الريح', [], 'Bab Rih', ['Bab ar-Rih', 'Bab Reeh']],
  ['tariq-milh', 'طريق الملح', [], 'Salt road', ['Tariq al-Milh']],
  ['ghadir', 'غدير', [], 'Ghadir', ['Ghadeer', 'Gadir']],
  ['nahr-fida', 'نهر فضة', [], 'Silver river', ['Nahr Fidda', 'Nahr Fedda']],
  ['karm-sunun', 'كرم السنونو', [], 'Karm Sunun', ['Karm as-Sununu']],
  ['maqam-dawud', 'مقام داوود', ['مقام داود'], 'Maqam Dawud', ['Maqam Daoud', 'Makam Dawood']],
];
const PEOPLE = [
  ['huda-samman', 'هدى السمان', ['السمان'], 'Huda Samman', ['Samman', 'Hoda al-Samman']],
  ['yahya-ghazal', 'يحيى غزال', [], 'Yahya Ghazal', ['Yehia Ghazal', 'Yahia Ghazal']],
  ['mirza-ilyas', 'ميرزا إلياس', [], 'Mirza Ilyas', ['Mirza Elias']],
  ['rima-tahhan', 'ريما الطحان', ['الطحان'], 'Rima Tahhan', ['Reema al-Tahhan', 'Tahhan']],
  ['fuad-qasim', 'فؤاد قاسم', [], 'Fuad Qasim', ['Fouad Kassem', 'Fuad Kasim']],
  ['thurayya-naddaf', 'ثريا النداف', [], 'Thurayya Naddaf', ['Soraya Naddaf', 'Thuraya al-Naddaf']],
  ['petros-halim', 'بطرس حليم', [], 'Petros Halim', ['Boutros Halim']],
  ['ibtisam-raii', 'ابتسام الراعي', ['الراعي'], 'Ibtisam Raii', ['Ebtisam al-Rai']],
  ['nikolai-orlov', 'نيكولاي أورلوف', ['أورلوف', 'اورلوف'], 'Nikolai Orlov', ['Orlov', 'Nikolay Orlov']],
  ['agnes-lindqvist', 'أغنيس ليندكفيست', ['ليندكفيست'], 'Agnes Lindqvist', ['Lindqvist', 'Lindkvist']],
  ['suad-hijazi', 'سعاد حجازي', [], 'Suad Hijazi', ['Souad Hejazi']],
  ['munir-khayyat', 'منير الخياط', ['الخياط'], 'Munir Khayyat', ['Mounir al-Khayat', 'Khayyat']],
  ['leyla-demir', 'ليلى دمير', [], 'Leyla Demir', ['Layla Demir']],
  ['adib-sayigh', 'أديب الصائغ', ['الصائغ'], 'Adib Sayigh', ['Adeeb al-Sayegh']],
  ['wafa-jamal', 'وفاء جمال', [], 'Wafa Jamal', ['Wafaa Gamal']],
  ['karim-bitar', 'كريم البيطار', ['البيطار'], 'Karim Bitar', ['Kareem al-Bitar', 'Baytar']],
  ['salwa-idris', 'سلوى إدريس', [], 'Salwa Idris', ['Selwa Idriss']],
  ['tomas-novak', 'توماس نوفاك', ['نوفاك'], 'Tomas Novak', ['Tomáš Novák', 'Novak']],
  ['basil-attar', 'باسل العطار', ['العطار'], 'Basil Attar', ['Bassel al-Attar']],
  ['jumana-shahin', 'جمانة شاهين', [], 'Jumana Shahin', ['Joumana Chahine']],
  ['luqman-zayn', 'لقمان زين', [], 'Luqman Zayn', ['Lokman Zein']],
  ['maryam-haddad', 'مريم الحداد', ['الحداد'], 'Maryam Haddad', ['Mariam al-Haddad']],
  ['hamza-nimr', 'حمزة النمر', ['النمر'], 'Hamza Nimr', ['Hamzeh al-Nimer']],
  ['olga-petrova', 'أولغا بتروفا', ['بتروفا'], 'Olga Petrova', ['Petrova']],
];
const BODIES = [
  ['valley-council', 'مجلس الوادي', [], 'Valley Council', ['Council of the Valley']],
  ['water-board', 'هيئة المياه', [], 'Water Board', ['Board of Water']],
  ['grain-office', 'مكتب الحبوب', [], 'Grain Office', ['Office of Grain']],
  ['river-guard', 'حرس النهر', [], 'River Guard', ['Guard of the River']],
  ['farmers-union', 'اتحاد المزارعين', [], 'Farmers’ Union', ['Union of Farmers']],
  ['relief-house', 'دار الإغاثة', [], 'Relief House', ['House of Relief']],
  ['school-trust', 'وقف المدارس', [], 'School Trust', ['Trust of Schools']],
  ['bridge-company', 'شركة الجسور', [], 'Bridge Company', ['Company of Bridges']],
  ['daily-lantern', 'صحيفة الفانوس', ['الفانوس'], 'The Lantern', ['al-Fanous', 'Fanoos']],
  ['radio-ridge', 'إذاعة الحافة', [], 'Radio Ridge', ['al-Hafa Radio']],
  ['north-bulletin', 'نشرة الشمال', [], 'North Bulletin', ['Bulletin of the North']],
  ['harbour-post', 'بريد المرفأ', [], 'Harbour Post', ['Barid al-Marfa']],
];
/** Things, each in both languages; what happened to them; and who speaks of it how. */
const THINGS = [
  ['القمح', 'wheat'], ['الشعير', 'barley'], ['العدس', 'lentils'], ['الزيتون', 'olives'], ['السكر', 'sugar'], ['الطحين', 'flour'],
  ['الأدوية', 'medicines'], ['اللقاحات', 'vaccines'], ['البطانيات', 'blankets'], ['الخيام', 'tents'], ['الوقود', 'fuel'],
  ['المحولات', 'transformers'], ['المضخات', 'pumps'], ['الأنابيب', 'pipes'], ['الكتب', 'books'], ['المقاعد', 'benches'],
  ['الحافلات', 'buses'], ['الشاحنات', 'trucks'], ['القوارب', 'boats'], ['الشباك', 'nets'], ['الأغنام', 'sheep'], ['الخيول', 'horses'],
  ['خلايا النحل', 'beehives'], ['الشتلات', 'seedlings'], ['الأسمدة', 'fertilisers'], ['الأسمنت', 'cement'], ['الأخشاب', 'timber'],
  ['الألغام', 'mines'], ['الهويات', 'identity cards'],
];
const DEEDS = [
  ['توزيع', 'distribution'], ['مصادرة', 'confiscation'], ['إحصاء', 'counting'], ['نقل', 'transfer'], ['تخزين', 'storage'],
  ['سرقة', 'theft'], ['إصلاح', 'repair'],
];
const FILLERS = [
  ['ولم يذكر النص سبباً لذلك، ولا من أمر به.', 'The text gives no reason for it, nor who ordered it.'],
  ['ويقول كاتب النص إنه سأل ثلاثة من السكان فاختلفت أجوبتهم.', 'The writer says that three inhabitants were asked and that their answers differed.'],
  ['وجاء ذلك بعد ليلة من المطر قطعت الطرق الترابية.', 'It came after a night of rain that cut the earth roads.'],
  ['وتقول لجنة محلية إن الأرقام لم تراجع بعد.', 'A local committee says that the figures have not been reviewed yet.'],
  ['وكان الاتفاق على ذلك قد تأجل مرتين.', 'The agreement on it had been put off twice.'],
];

export const SOURCES = 140;

const pad = (n) => String(n).padStart(3, '0');
const of = (list, n) => list[n % list.length];

/** Of what a source speaks. Place and thing together, and person and thing together, name one source. */
export function facts(n) {
  const year = 2011 + n % 9;
  const month = 1 + (n * 5) % 12;
  const day = 1 + (n * 11) % 28;
  return {
    id: `s-${pad(n)}`, place: of(PLACES, n), thing: of(THINGS, n), person: of(PEOPLE, n * 5 + 3), body: BODIES[n % 8],
    publisher: BODIES[8 + n % 4], deed: of(DEEDS, n), count: 1000 + n * 37, date: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    otherPlace: of(PLACES, n + 5), otherThing: of(THINGS, n + 11), filler: of(FILLERS, n),
  };
}

const quote = (text) => JSON.stringify(text);
const list = (texts) => `[${texts.map(quote).join(', ')}]`;

function entity(kind, [id, ar, arAliases, en, enAliases], summary) {
  return `kind = "${kind}"\nname = { ar = ${quote(ar)}, en = ${quote(en)} }\naliases = { ar = ${list(arAliases)}, en = ${list(enAliases)} }\n`
    + `summary = { ar = ${quote(summary[0])}, en = ${quote(summary[1])} }\n`;
}

function digest(n, language) {
  const { place, thing, person, body, deed, count, otherPlace, otherThing, filler } = facts(n);
  const side = language === 'ar' ? 0 : 1;
  const name = (row) => (language === 'ar' ? row[1] : row[3]);
  const numbers = language === 'ar' ? count.toLocaleString('en').replace(',', '٬').replace(/[0-9]/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[digit]) : count.toLocaleString('en');
  const said = language === 'ar'
    ? [`قال ${name(person)}، متحدثاً باسم ${name(body)}، إن ${deed[0]} ${thing[0]} بدأ في ${name(place)}.`,
      `وبلغ العدد ${numbers} من ${thing[0]}، بحسب سجلات ${name(body)}.`,
      `وفي فقرة أخرى يذكر النص ${name(otherPlace)} ويقول إن الحديث عن ${otherThing[0]} هناك ما زال إشاعة.`]
    : [`${name(person)}, who spoke for the ${name(body)}, said that the ${deed[1]} of ${thing[1]} had begun in ${name(place)}.`,
      `The number came to ${numbers} of the ${thing[1]}, by the records of the ${name(body)}.`,
      `In another paragraph the text names ${name(otherPlace)} and says that talk of ${otherThing[1]} there is still a rumour.`];
  const title = language === 'ar' ? `${deed[0]} ${thing[0]} في ${name(place)}` : `${deed[1][0].toUpperCase()}${deed[1].slice(1)} of ${thing[1]} in ${name(place)}`;
  return `+++\ntitle = ${quote(title)}\nsummary = ${quote(said[0])}\n+++\n\n[¶1] ${said[0]}\n\n[¶2] ${said[1]} ${filler[side]}\n\n[¶3] ${said[2]}\n`;
}

/** Writes the dossier into `root`. */
export function writeCorpus(root) {
  const write = (file, text) => {
    const target = path.join(root, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text);
  };
  write('site.toml', 'base-url = "https://valley.example/"\ntheme = "diwan"\ntitle = { ar = "أخبار الوادي", en = "News of the valley" }\n\n'
    + '[[language]]\ntag = "ar"\nname = "العربية"\nlocale = "ar-SY-u-nu-latn"\n\n[[language]]\ntag = "en"\nname = "English"\nlocale = "en-GB"\n\n[checks]\nmissing-capture-record = "off"\n');
  for (const row of PLACES) write(`content/entities/${row[0]}.toml`, entity('place', row, ['مكان في الوادي.', 'A place in the valley.']));
  for (const row of PEOPLE) write(`content/entities/${row[0]}.toml`, entity('person', row, ['من أهل الوادي.', 'Of the people of the valley.']));
  for (const row of BODIES) write(`content/entities/${row[0]}.toml`, entity('organization', row, ['جهة تعمل في الوادي.', 'A body that works in the valley.']));
  for (let n = 0; n < SOURCES; n += 1) {
    const { id, publisher, date } = facts(n);
    write(`content/sources/${id}/source.toml`, `capture = "${id}.txt"\npublisher = "${publisher[0]}"\nlanguage = "ar"\ndate = { value = "${date}", status = "stated", paragraph = 1 }\n`);
    for (const language of ['ar', 'en']) write(`content/sources/${id}/${language}.md`, digest(n, language));
  }
}
