//! `malaf build --attest` and `malaf verify --site`.

use super::{FAULTY, Report, SOUND};
use crate::Error;
use crate::attest::{Attestation, path_of};
use crate::pipeline::Examined;
use std::path::Path;

/// Attests the site that was built.
pub fn write(out: &Path, examined: &Examined, report: &Report) -> Result<(), Error> {
    let path = path_of(out);
    Attestation::of(out, &examined.files)?.write(&path)?;
    report.attested(&path);
    Ok(())
}

/// Names what differs in a copy.
pub fn verify(site: &Path, attestation: Option<&Path>, report: &Report) -> Result<u8, Error> {
    let beside = path_of(site);
    let attested = Attestation::read(attestation.unwrap_or(&beside))?;
    let found = attested.compare(site)?;
    found.iter().for_each(|difference| report.differs(difference));
    report.compared(attested.files.len(), found.len());
    Ok(if found.is_empty() { SOUND } else { FAULTY })
}
