//! Words, numbers and signs of a text, each with its bytes: what dates are read from.

use super::super::fold::fold;
use std::ops::Range;

/// A piece of a text that is no space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits of any script: the value and how many.
    Number(u32, usize),
    /// Letters, folded.
    Word(String),
    /// Anything else.
    Sign(char),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    Letter,
    Sign,
    Nothing,
}

/// The tokens of a text. Digits that are glued to letters are tokens of their own.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut start = 0;
    let mut class = Class::Nothing;
    for (at, character) in text.char_indices() {
        let next = class_of(character, class);
        if next != class || class == Class::Sign {
            push(text, start..at, class, &mut tokens);
            start = at;
            class = next;
        }
    }
    push(text, start..text.len(), class, &mut tokens);
    tokens
}

fn class_of(character: char, before: Class) -> Class {
    match character {
        // Harakat and tatweel belong to the letters round them.
        '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{300}'..='\u{36F}' if before == Class::Letter => before,
        '\'' | '’' if before == Class::Letter => before,
        _ if digit(character).is_some() => Class::Digit,
        _ if character.is_alphabetic() => Class::Letter,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{61C}' => {
            Class::Nothing
        }
        _ if character.is_whitespace() || character.is_control() => Class::Nothing,
        _ => Class::Sign,
    }
}

fn push(text: &str, range: Range<usize>, class: Class, tokens: &mut Vec<Token>) {
    let Some(piece) = text.get(range.clone()).filter(|piece| !piece.is_empty()) else { return };
    let kind = match class {
        Class::Nothing => return,
        Class::Sign => Kind::Sign(piece.chars().next().unwrap_or(' ')),
        Class::Letter => Kind::Word(fold(piece).into_text()),
        Class::Digit => {
            let digits = piece.chars().count();
            let value = piece
                .chars()
                .filter_map(digit)
                .try_fold(0_u32, |value, digit| value.checked_mul(10).and_then(|value| value.checked_add(digit)));
            Kind::Number(value.unwrap_or(u32::MAX), digits)
        }
    };
    tokens.push(Token { kind, range });
}

fn digit(character: char) -> Option<u32> {
    match character {
        '0'..='9' => character.to_digit(10),
        '٠'..='٩' => Some(u32::from(character) - u32::from('٠')),
        '۰'..='۹' => Some(u32::from(character) - u32::from('۰')),
        _ => None,
    }
}
