//! Letters that look like others (UTS #39). The one door to `unicode-security`.

use std::sync::LazyLock;
use unicode_security::MixedScript;
use unicode_security::skeleton;

/// Whether a word is made to look like another: letters of several scripts in one word, or letters of another script
/// that all look Latin. Words of ASCII alone, and words of one script that shows itself, are none.
pub fn is_disguised(word: &str) -> bool {
    !word.is_ascii() && (!word.is_single_script() || skeleton(word).all(|c| c.is_ascii()))
}

/// What a word looks like: words with the same silhouette can be mistaken for each other.
pub fn silhouette(word: &str) -> String {
    if !word.is_ascii() {
        return skeleton(word).collect();
    }
    word.bytes().filter_map(|byte| OF_ASCII.get(usize::from(byte))).map(String::as_str).collect()
}

/// The silhouette of each letter of ASCII: none of them joins with its neighbours.
static OF_ASCII: LazyLock<Vec<String>> =
    LazyLock::new(|| (0..0x80_u8).map(|byte| skeleton(char::from(byte).encode_utf8(&mut [0; 4])).collect()).collect());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_looks_latin_and_is_not_is_disguised() {
        for word in ["gооgle", "аррӏе", "ехаmple", "ｅxample", "exаmple"] {
            assert!(is_disguised(word), "{word}");
        }
        for word in ["example", "موقع", "bücher", "пример", "例え", "παράδειγμα", "xn--80ak6aa92e"]
        {
            assert!(!is_disguised(word), "{word}");
        }
    }

    proptest::proptest! {
        #[test]
        fn the_silhouette_of_a_word_is_its_skeleton(word in "[ -~]{0,12}") {
            proptest::prop_assert_eq!(silhouette(&word), skeleton(&word).collect::<String>());
        }
    }

    #[test]
    fn words_that_can_be_mistaken_for_each_other_have_one_silhouette() {
        assert_eq!(silhouette("paper-20l6"), silhouette("paper-2016"));
        assert_eq!(silhouette("modern"), silhouette("modem"));
        assert_ne!(silhouette("the-town"), silhouette("the-paper"));
    }
}
