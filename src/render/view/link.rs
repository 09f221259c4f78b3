//! A link as templates see it. Apart because everything else in a view is made of it.

use serde::Serialize;

use crate::text::web_address::WebAddress;

/// A text, and where it leads.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct LinkView {
    /// What is read.
    pub text: String,
    /// The address; nothing for a text alone.
    pub url: Option<String>,
}

impl LinkView {
    /// A text that leads nowhere.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), url: None }
    }
}

/// A way to reach an office, as a link where it plainly is one.
pub(super) fn contact_link(channel: &str) -> LinkView {
    let digits = channel.chars().filter(char::is_ascii_digit).count();
    let is_phone =
        digits >= 6 && channel.chars().all(|c| c.is_ascii_digit() || "+-() ".contains(c));
    let is_mail = channel.contains('@') && !channel.contains([' ', ':', '/']);
    let url = if WebAddress::parse(channel).is_ok() {
        Some(channel.to_owned())
    } else if is_mail {
        Some(format!("mailto:{channel}"))
    } else if is_phone {
        let number: String = channel.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        Some(format!("tel:{number}"))
    } else {
        None
    };
    LinkView { text: channel.to_owned(), url }
}
