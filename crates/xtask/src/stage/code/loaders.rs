//! Says once how a part is fetched.
//!
//! The cutting tool writes the same function for every part, and a name for every file that several parts share: for
//! 80 files some 300 bytes of the first view. What stands in the module has the form in which terser leaves it; of
//! another form nothing is changed, and the size table shows it.

/// The function that takes the name of a part. This and the names inside it are longer than any that terser gives.
const PART: &str = "fetchPart";

/// The same module with one function for all parts, and one list for the files that parts share.
pub fn gather(glue: &str) -> String {
    let Some(form) = Form::find(glue) else {
        return glue.to_owned();
    };
    let short = listed(&form.shortened(glue));
    let Form {
        before,
        folder,
        ending,
        after,
    } = form;
    format!("const {PART}=file=>{before}\"{folder}\"+file+\"{ending}\"{after};{short}")
}

/// How one part is fetched: what stands before and behind the name of its file.
struct Form<'a> {
    before: &'a str,
    folder: &'static str,
    ending: &'a str,
    after: &'a str,
}

impl<'a> Form<'a> {
    fn find(glue: &'a str) -> Option<Self> {
        let folder = "./parts/";
        let name = glue.find(&format!("\"{folder}"))?;
        let start = glue[..name].rfind("()=>{const ")?;
        let (file, _) = glue[name + 1..].split_once('"')?;
        let behind = name + 1 + file.len() + 1;
        let call = "instantiateStreaming(";
        let last = behind + glue[behind..].find(call)? + call.len();
        let end = last + glue[last..].find('}')? + 1;
        Some(Self {
            before: &glue[start..name],
            folder,
            ending: &file[file.rfind('-')?..],
            after: &glue[behind..end],
        })
    }

    fn shortened(&self, glue: &str) -> String {
        let head = format!("{}\"{}", self.before, self.folder);
        let tail = format!("{}\"{}", self.ending, self.after);
        let pieces = glue.split(head.as_str()).enumerate();
        let shortened = pieces.map(|(place, piece)| match piece.split_once(tail.as_str()) {
            _ if place == 0 => piece.to_owned(),
            Some((name, rest)) => format!("{PART}(\"{name}\"){rest}"),
            None => format!("{head}{piece}"),
        });
        shortened.collect()
    }
}

/// `const a=_(fetchPart("chunk_9"),[]),b=_(fetchPart("chunk_10"),[]);` as one line that counts.
fn listed(glue: &str) -> String {
    let changed = || {
        let first = glue.find(&format!("({PART}(\"chunk_"))?;
        let start = glue[..first].rfind("const ")?;
        let end = first + glue[first..].find(';')?;
        let wrap = glue[..first].rsplit_once('=')?.1;
        let mut names = Vec::new();
        let mut numbers = Vec::new();
        for item in glue[start + "const ".len()..end].split(",[]),") {
            let (name, rest) = item.split_once('=')?;
            let rest = rest.strip_prefix(&format!("{wrap}({PART}(\"chunk_"))?;
            let number = rest
                .strip_suffix(",[])")
                .unwrap_or(rest)
                .strip_suffix("\")")?;
            names.push(name);
            numbers.push(number.parse::<u32>().ok()?);
        }
        let counted = numbers
            .iter()
            .zip(numbers[0]..)
            .all(|(number, next)| *number == next);
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        let list = if counted {
            let (count, first) = (numbers.len(), &numbers[0]);
            format!(
                "[...Array({count})].map((part,place)=>{wrap}({PART}(\"chunk_\"+({first}+place)),[]))"
            )
        } else {
            let all = numbers.join(",");
            format!("[{all}].map(part=>{wrap}({PART}(\"chunk_\"+part),[]))")
        };
        let (before, after) = (&glue[..start], &glue[end..]);
        Some(format!("{before}const[{}]={list}{after}", names.join(",")))
    };
    changed().unwrap_or_else(|| glue.to_owned())
}

#[cfg(test)]
mod tests {
    use super::gather;

    fn fetching(name: &str) -> String {
        format!(
            "()=>{{const n=fetch(new URL(\"./parts/{name}-0a.wasm\",import.meta.url));return n.catch(()=>{{}}),async t=>WebAssembly.instantiateStreaming(n,t)}}"
        )
    }

    const HEAD: &str = "const fetchPart=file=>()=>{const n=fetch(new URL(\"./parts/\"+file+\"-0a.wasm\",import.meta.url));return n.catch(()=>{}),async t=>WebAssembly.instantiateStreaming(n,t)};";

    fn glue(chunks: [u32; 2]) -> String {
        let [a, b] = chunks.map(|number| fetching(&format!("chunk_{number}")));
        let check = fetching("split_check");
        format!("let x=1;const a=_({a},[]),b=_({b},[]);return{{c:e(_({check},[a,b]))}}")
    }

    #[test]
    fn every_part_is_fetched_by_one_function_and_shared_files_are_counted() {
        let expected = "let x=1;const[a,b]=[...Array(2)].map((part,place)=>_(fetchPart(\"chunk_\"+(9+place)),[]));return{c:e(_(fetchPart(\"split_check\"),[a,b]))}";
        assert_eq!(gather(&glue([9, 10])), format!("{HEAD}{expected}"));
    }

    #[test]
    fn files_that_are_not_counted_through_are_named() {
        let expected = "let x=1;const[a,b]=[9,12].map(part=>_(fetchPart(\"chunk_\"+part),[]));return{c:e(_(fetchPart(\"split_check\"),[a,b]))}";
        assert_eq!(gather(&glue([9, 12])), format!("{HEAD}{expected}"));
    }

    #[test]
    fn another_form_stays_as_it_is() {
        for other in ["", "const a=1;", "fetch(new URL(\"./parts/a-0.wasm\"))"] {
            assert_eq!(gather(other), other);
        }
    }
}
