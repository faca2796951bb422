//! Offices and who held them when: what lets a text that names no year be placed among the years that its days of the
//! week allow. Data only, public knowledge, to the day.
//!
//! An archivist dates an undated letter by whom it calls minister; these rows do the same. A row bounds and never dates.

/// A person in an office, or a word that did not exist before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Era {
    /// The office, in each way it is written; empty where the name alone is enough.
    pub office: &'static [&'static str],
    /// The name that follows the office.
    pub names: &'static [&'static str],
    /// The first day, ISO 8601.
    pub from: &'static str,
    /// The last day; empty while it lasts.
    pub to: &'static str,
    /// What the row says, in words.
    pub why: &'static str,
}

const STATE: &[&str] = &["وزير الخارجية الأميركي", "وزير الخارجية الأمريكي", "secretary of state"];
const PRESIDENT: &[&str] = &["الرئيس الأميركي", "الرئيس الأمريكي", "president"];
const ENVOY: &[&str] = &["المبعوث الأممي", "المبعوث الدولي", "مبعوث الأمم المتحدة", "special envoy", "un envoy"];
const SECRETARY_GENERAL: &[&str] = &["الأمين العام للأمم المتحدة", "secretary-general", "secretary general"];

const fn era(
    office: &'static [&'static str],
    names: &'static [&'static str],
    from: &'static str,
    to: &'static str,
    why: &'static str,
) -> Era {
    Era { office, names, from, to, why }
}

pub(super) const ERAS: &[Era] = &[
    era(
        PRESIDENT,
        &["باراك أوباما", "أوباما", "obama", "barack obama"],
        "2009-01-20",
        "2017-01-20",
        "Barack Obama was president of the United States",
    ),
    era(
        PRESIDENT,
        &["جو بايدن", "بايدن", "biden", "joe biden"],
        "2021-01-20",
        "2025-01-20",
        "Joe Biden was president of the United States",
    ),
    era(
        STATE,
        &["هيلاري كلينتون", "hillary clinton"],
        "2009-01-21",
        "2013-02-01",
        "Hillary Clinton was U.S. secretary of state",
    ),
    era(
        STATE,
        &["جون كيري", "كيري", "john kerry"],
        "2013-02-01",
        "2017-01-20",
        "John Kerry was U.S. secretary of state",
    ),
    era(
        STATE,
        &["ريكس تيلرسون", "تيلرسون", "rex tillerson"],
        "2017-02-01",
        "2018-03-31",
        "Rex Tillerson was U.S. secretary of state",
    ),
    era(
        STATE,
        &["مايك بومبيو", "بومبيو", "mike pompeo"],
        "2018-04-26",
        "2021-01-20",
        "Mike Pompeo was U.S. secretary of state",
    ),
    era(
        STATE,
        &["أنتوني بلينكن", "بلينكن", "antony blinken"],
        "2021-01-26",
        "2025-01-20",
        "Antony Blinken was U.S. secretary of state",
    ),
    era(ENVOY, &["كوفي عنان", "كوفي أنان", "kofi annan"], "2012-02-23", "2012-08-31", "Kofi Annan was envoy for Syria"),
    era(
        ENVOY,
        &["الأخضر الإبراهيمي", "lakhdar brahimi"],
        "2012-08-17",
        "2014-05-31",
        "Lakhdar Brahimi was envoy for Syria",
    ),
    era(
        ENVOY,
        &["ستيفان دي ميستورا", "دي ميستورا", "staffan de mistura"],
        "2014-07-10",
        "2018-12-31",
        "Staffan de Mistura was envoy for Syria",
    ),
    era(ENVOY, &["غير بيدرسن", "غير بيدرسون", "geir pedersen"], "2019-01-07", "", "Geir Pedersen was envoy for Syria"),
    era(
        SECRETARY_GENERAL,
        &["كوفي عنان", "كوفي أنان", "kofi annan"],
        "1997-01-01",
        "2006-12-31",
        "Kofi Annan was secretary-general of the United Nations",
    ),
    era(
        SECRETARY_GENERAL,
        &["بان كي مون", "ban ki-moon"],
        "2007-01-01",
        "2016-12-31",
        "Ban Ki-moon was secretary-general of the United Nations",
    ),
    era(
        SECRETARY_GENERAL,
        &["أنطونيو غوتيريش", "antonio guterres"],
        "2017-01-01",
        "",
        "António Guterres was secretary-general of the United Nations",
    ),
    era(&[], &["كوفيد", "covid"], "2020-02-11", "", "the word Covid is no older"),
    era(&[], &["داعش", "isis", "isil"], "2013-04-09", "", "the name ISIS and its Arabic counterpart are no older"),
];
