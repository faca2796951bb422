//! stub
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParagraphNo(u32);
impl ParagraphNo {
    pub fn get(self) -> u32 {
        self.0
    }
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Title,
    Byline,
    Caption,
    Credit,
    Heading,
    SourceLine,
    Body,
    Boilerplate,
    Duplicate(ParagraphNo),
}
#[derive(Debug, Clone)]
pub struct ParagraphRecord {
    pub n: ParagraphNo,
    pub role: Role,
    pub words: u32,
}
#[derive(Debug, Clone)]
pub struct CaptureRecord {
    pub file: String,
    pub sha256: String,
    pub paragraphs: Vec<ParagraphRecord>,
}
#[derive(Debug, Default)]
pub struct CapturesLock {
    list: Vec<CaptureRecord>,
}
#[derive(Debug, thiserror::Error)]
#[error("x")]
pub struct LockError(usize);
impl LockError {
    pub fn line(&self) -> usize {
        self.0
    }
}
impl CapturesLock {
    pub fn parse(_t: &str) -> Result<Self, LockError> {
        Err(LockError(1))
    }
    pub fn find(&self, f: &str) -> Option<&CaptureRecord> {
        self.list.iter().find(|c| c.file == f)
    }
}
