//! Under which id something is sent.

use eldercare_requests::RecordId;

use super::Desk;
use crate::platform::random;

impl Desk {
    /// The id under which a content is sent: the same for every retry, also after signing in anew, and another for other
    /// content. So what was written down although its reply was lost is written down once. It is forgotten with
    /// [`Desk::note_typed`] once it is sent.
    pub fn id_of(self, name: &str, content: &str) -> Option<String> {
        let kept = self.typed(name);
        if let Some((id, sent)) = kept.split_once('\n')
            && sent == content
        {
            return Some(id.to_owned());
        }
        let id = RecordId::from_random_bytes(random::bytes()?).to_string();
        self.note_typed(name, &[&id, "\n", content].concat());
        Some(id)
    }
}
