//! How phones are numbered where the city lies.

/// The numbering of a city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Whose numbering.
    pub land: Land,
    /// Area code with its leading zero; empty where none is known or none exists.
    pub area: String,
}

/// Lands with a numbering of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Land {
    /// Mainland China.
    Mainland,
    /// Taiwan.
    Taiwan,
    /// Hong Kong and Macau: eight digits without an area code.
    HongKongMacau,
    /// United Kingdom.
    Britain,
    /// Anywhere else: digits are kept as they are.
    Other,
}

/// Area codes of cities that the product knows and of the four directly run municipalities.
const AREAS: [(&str, &str); 9] = [
    ("110000", "010"),
    ("120000", "022"),
    ("310000", "021"),
    ("500000", "023"),
    ("340100", "0551"),
    ("411200", "0398"),
    ("430781", "0736"),
    ("610800", "0912"),
    ("710009", "02"),
];

impl Plan {
    /// The numbering of a city by its division code. A mapping may say the area code.
    #[must_use]
    pub fn of_city(id: &str, said: Option<&str>) -> Plan {
        let six = id.len() == 6 && id.bytes().all(|b| b.is_ascii_digit());
        let land = match id.get(..2) {
            Some("71") if six => Land::Taiwan,
            Some("81" | "82") if six => Land::HongKongMacau,
            _ if six => Land::Mainland,
            Some("gb") => Land::Britain,
            _ => Land::Other,
        };
        let known = AREAS
            .iter()
            .find(|(city, _)| *city == id)
            .map(|(_, area)| *area);
        Plan {
            land,
            area: said.or(known).unwrap_or_default().to_owned(),
        }
    }

    /// Whether digits are those of a person's mobile. Lists also hold mobiles that lost their
    /// zero or got a digit too many.
    pub(super) fn is_mobile(&self, digits: &str) -> bool {
        let n = digits.len();
        match self.land {
            Land::Mainland => {
                n == 11 && digits.starts_with('1') && !digits.starts_with("10")
                    || n == 12 && digits.starts_with("01") && !digits.starts_with("010")
            }
            Land::Taiwan => n >= 9 && digits.starts_with("09") || n == 9 && digits.starts_with('9'),
            Land::HongKongMacau => n == 8 && digits.starts_with(['4', '5', '6', '7', '9']),
            Land::Britain => {
                n == 11 && digits.starts_with("07") || n == 10 && digits.starts_with('7')
            }
            Land::Other => false,
        }
    }

    /// Whether nothing is known of the city's own numbers: neither their land's form nor its area.
    pub(super) fn is_unknown(&self) -> bool {
        self.land == Land::Other || self.land == Land::Mainland && self.area.is_empty()
    }

    /// Whether a number dialled from abroad lacks the zero of its area code.
    pub(super) fn lacks_zero(&self, digits: &str) -> bool {
        match self.land {
            Land::Mainland => digits.len() >= 10 && !digits.starts_with('0'),
            Land::Taiwan => digits.len() >= 9 && !digits.starts_with('0'),
            _ => false,
        }
    }

    /// The prefix of calls from abroad, which lists sometimes write.
    pub(super) fn country(&self) -> &'static str {
        match self.land {
            Land::Mainland => "86",
            Land::Taiwan => "886",
            Land::HongKongMacau => "852",
            Land::Britain => "44",
            Land::Other => "",
        }
    }

    /// Cuts digits into area code and local number; what is left over is an extension.
    /// `dashes` are the places of dashes among the digits.
    pub(super) fn cut<'a>(
        &'a self,
        digits: &'a str,
        dashes: &[usize],
    ) -> Option<(&'a str, &'a str, &'a str)> {
        match self.land {
            Land::Mainland => self.cut_mainland(digits, dashes),
            Land::Taiwan => {
                let local = digits.strip_prefix(self.area.as_str()).unwrap_or(digits);
                let enough = local.len() >= 8 && !local.starts_with('0');
                enough.then(|| (self.area.as_str(), &local[..8], &local[8..]))
            }
            Land::HongKongMacau => (digits.len() >= 8).then(|| ("", &digits[..8], &digits[8..])),
            Land::Britain => {
                let local = digits.strip_prefix('0').unwrap_or(digits);
                let area = if local.starts_with("20") {
                    2
                } else if local.starts_with("11")
                    || local.get(1..3) == Some("61")
                    || local.get(2..3) == Some("1")
                {
                    3
                } else {
                    4
                };
                (local.len() == 10).then(|| (&local[..area], &local[area..], ""))
            }
            Land::Other => None,
        }
    }

    fn cut_mainland<'a>(
        &'a self,
        digits: &'a str,
        dashes: &[usize],
    ) -> Option<(&'a str, &'a str, &'a str)> {
        let bare = self.area.trim_start_matches('0');
        let (area, local) = if digits.starts_with('0') {
            let length = if digits.starts_with("01") || digits.starts_with("02") {
                3
            } else {
                4
            };
            digits.split_at_checked(length)?
        } else if !bare.is_empty()
            && digits.starts_with(bare)
            && ((bare.len() + 7..=bare.len() + 8).contains(&digits.len())
                && digits.len() > self.local()
                || dashes.first() == Some(&bare.len()))
        {
            (self.area.as_str(), &digits[bare.len()..])
        } else {
            (self.area.as_str(), digits)
        };
        let own = area == self.area;
        // Three-digit areas and the larger others have eight digits, the rest has seven.
        let length = match local.len() {
            7 if area.len() > 3 => 7,
            8 => 8,
            9.. if dashes.contains(&(digits.len() - local.len() + 7)) && area.len() > 3 => 7,
            9.. => {
                if own {
                    self.local()
                } else {
                    8
                }
            }
            _ => return None,
        };
        (!local.starts_with(['0', '1'])).then(|| (area, &local[..length], &local[length..]))
    }

    /// Digits of a local number: eight where the area code has three, and in a few others.
    fn local(&self) -> usize {
        if self.area.len() == 3 || self.area == "0551" || self.area.is_empty() {
            8
        } else {
            7
        }
    }

    /// One form for each land: `021-66610336`, `02-2811-9666`, `0161 627 5874`.
    pub(super) fn join(&self, area: &str, local: &str) -> String {
        match self.land {
            Land::Taiwan => format!("{area}-{}-{}", &local[..4], &local[4..]),
            Land::HongKongMacau => format!("{} {}", &local[..4], &local[4..]),
            Land::Britain if local.len() > 6 => {
                let (first, last) = local.split_at(local.len() - 4);
                format!("0{area} {first} {last}")
            }
            Land::Britain => format!("0{area} {local}"),
            _ if area.is_empty() => local.to_owned(),
            _ => format!("{area}-{local}"),
        }
    }

    /// Numbers that are dialled everywhere as they are.
    pub(super) fn service(&self, digits: &str) -> Option<String> {
        let four_hundred =
            digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800"));
        let taiwan = self.land == Land::Taiwan && digits.len() == 10 && digits.starts_with("0800");
        if four_hundred && self.land == Land::Mainland || taiwan {
            let first = if taiwan { 4 } else { 3 };
            let (a, b) = digits.split_at(first);
            let (b, c) = b.split_at(3);
            return Some(format!("{a}-{b}-{c}"));
        }
        let short = self.land == Land::Mainland
            && (digits.len() == 5 && (digits.starts_with("12") || digits.starts_with("95"))
                || digits.len() == 6 && digits.starts_with("95"));
        short.then(|| digits.to_owned())
    }
}
