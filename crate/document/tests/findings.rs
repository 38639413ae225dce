//! What a careful reader should know is found wherever it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use document::inspect::{Finding, inspect};
use support::*;

fn found(change: impl Fn(&mut Builder)) -> Vec<Finding> {
    let mut builder = Builder::two_pages("");
    change(&mut builder);
    let (classic, modern) = (inspect(&open(builder.classic())), inspect(&open(builder.modern())));
    assert_eq!(classic, modern);
    classic
}

#[test]
fn a_plain_document_has_nothing_to_tell() {
    assert_eq!(found(|_| {}), []);
}

#[test]
fn scripts_are_found_where_they_are_used_and_where_they_are_named() {
    let in_place = "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>";
    assert_eq!(found(|it| it.put(1, in_place)), [Finding::JavaScript, Finding::OpenAction]);
    let of_page = "<</Type/Page/Parent 2 0 R/Contents[5 0 R]/AA<</O<</S/JavaScript/JS(x)>>>>>>";
    assert_eq!(found(|it| it.put(3, of_page)), [Finding::JavaScript, Finding::AdditionalActions]);
    let in_array =
        "<</Type/Page/Parent 2 0 R/Contents[5 0 R]/Annots[<</Subtype/Link/A<</S/JavaScript/JS(x)>>>>]>>";
    assert_eq!(found(|it| it.put(3, in_array)), [Finding::JavaScript]);
    let named = "<</Type/Catalog/Pages 2 0 R/Names<</JavaScript<</Names[(a) 9 0 R]>>>>>>";
    assert_eq!(
        found(|it| {
            it.put(1, named);
            it.put(9, "<</S/JavaScript/JS(x)>>");
        }),
        [Finding::JavaScript]
    );
}

#[test]
fn layers_forms_files_and_films_are_found() {
    let layers = "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[]/D<<>>>>>>";
    assert_eq!(found(|it| it.put(1, layers)), [Finding::OptionalContent]);
    let xfa = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]/XFA[]>>>>";
    assert_eq!(found(|it| it.put(1, xfa)), [Finding::Xfa]);
    let attached = "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[]>>>>>>";
    assert_eq!(found(|it| it.put(1, attached)), [Finding::EmbeddedFiles]);
    let film = "<</Type/Page/Parent 2 0 R/Contents[5 0 R]/Annots[<</Subtype/Screen>>]>>";
    assert_eq!(found(|it| it.put(3, film)), [Finding::Multimedia]);
}

#[test]
fn what_starts_or_sends_something_is_found() {
    let link = |action: &str| {
        format!("<</Type/Page/Parent 2 0 R/Contents[5 0 R]/Annots[<</Subtype/Link/A<<{action}>>>>]>>")
    };
    assert_eq!(found(|it| it.put(3, &link("/S/Launch/F(calc.exe)"))), [Finding::Launch]);
    assert_eq!(found(|it| it.put(3, &link("/S/SubmitForm/F(http://x)"))), [Finding::Submit]);
    assert_eq!(found(|it| it.put(3, &link("/S/ImportData/F(x.fdf)"))), [Finding::Submit]);
    assert_eq!(found(|it| it.put(3, &link("/S/URI/URI(http://x)"))), [], "a link says where it leads");
}

#[test]
fn what_stands_elsewhere_or_stood_before_is_found() {
    let elsewhere = "<</Length 0/F(other.bin)/FFilter/FlateDecode>>\nstream\n\nendstream";
    assert_eq!(found(|it| it.put(9, elsewhere)), [Finding::ExternalStreams]);
    let first = Builder::two_pages("").classic();
    assert_eq!(inspect(&open(appended(&first, &[(9, "<</A 1>>")], ""))), [Finding::EarlierRevisions]);
}
