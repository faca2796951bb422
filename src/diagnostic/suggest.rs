//! "did you mean": the nearest of some names.

/// Nobody mistypes more than so many letters; comparing takes the square of it.
const LONGEST: usize = 100;

/// The name nearest to `wanted`, if near enough to be a slip: a third of its letters at most, or one that begins with it.
///
/// ```
/// assert_eq!(malaf::diagnostic::nearest("topcs", ["topics", "title"]), Some("topics"));
/// assert_eq!(malaf::diagnostic::nearest("zzz", ["topics", "title"]), None);
/// ```
pub fn nearest<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = wanted.chars().count();
    if length > LONGEST {
        return None;
    }
    let allowed = length.div_ceil(3).max(1);
    // Each letter more or less is a slip: most names need no closer look.
    let may_be_near = |name: &&str| {
        name.chars().count().abs_diff(length) <= allowed || name.starts_with(wanted) || wanted.starts_with(*name)
    };
    names
        .into_iter()
        .filter(may_be_near)
        .map(|name| (distance(wanted, name), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, name)| name)
}

/// Letters changed, added, dropped or swapped. One that continues the other counts as a single slip: `horrya-zones`
/// for `horrya-zones-2017` is what people type.
fn distance(a: &str, b: &str) -> usize {
    if a.len() >= 4 && b.len() >= 4 && (a.starts_with(b) || b.starts_with(a)) {
        return 1;
    }
    strsim::damerau_levenshtein(a, b)
}
