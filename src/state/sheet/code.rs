//! The short code as people type it, and what is wrong with it in words.

use eldercare_handover::{Code, CodeError};

use crate::i18n::{t, t_with};

/// The code, or what is wrong.
pub fn read_code(typed: &str) -> Result<Code, String> {
    Code::parse(typed).map_err(|error| match error {
        CodeError::Missing => t("sheet.code.missing").to_owned(),
        CodeError::Length { symbols } => {
            t_with("sheet.code.length", &[("count", &symbols.to_string())])
        }
        CodeError::LookAlike(sign) => {
            t_with("sheet.code.look-alike", &[("sign", &sign.to_string())])
        }
        CodeError::Symbol(sign) => t_with("sheet.code.symbol", &[("sign", &sign.to_string())]),
        CodeError::Slip => t("sheet.code.slip").to_owned(),
    })
}
