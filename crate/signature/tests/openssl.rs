//! OpenSSL accepts what is issued and signed here, and refuses what it must. Skipped, said aloud, where there is none.
#![allow(clippy::unwrap_used)]

mod common;

use common::{CONTENT, DAY, NOW, World, digest, world};
use paraph_signature::issue::{Revoked, Serial, self_issued};
use paraph_signature::key::SigningKey;
use paraph_signature::timestamp::{TimeStampRequest, TimeStampResponse};
use std::process::Command;
use tempfile::TempDir;

struct OpenSsl {
    folder: TempDir,
}

impl OpenSsl {
    /// `None` when the program is not there.
    fn with(world: &World) -> Option<Self> {
        if Command::new("openssl").arg("version").output().is_err() {
            eprintln!("SKIPPED: openssl is not on PATH");
            return None;
        }
        let tool = Self { folder: TempDir::new().unwrap() };
        tool.write("root.pem", world.material.root.certificate.to_pem().as_bytes());
        tool.write("issuing.pem", world.material.issuing.certificate.to_pem().as_bytes());
        tool.write("signer.pem", world.signer.certificate.to_pem().as_bytes());
        tool.write("seal.pem", world.material.seal.certificate.to_pem().as_bytes());
        tool.write("tsa.pem", world.material.time_stamp.certificate.to_pem().as_bytes());
        tool.write("content.bin", CONTENT);
        Some(tool)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.folder.path().join(name), bytes).unwrap();
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.folder.path().join(name)).unwrap()
    }

    fn accepts(&self, line: &str) -> bool {
        let output =
            Command::new("openssl").args(line.split(' ')).current_dir(self.folder.path()).output().unwrap();
        println!("openssl {line}\n{}", String::from_utf8_lossy(&output.stderr));
        output.status.success()
    }
}

#[test]
fn chains_and_revocation_lists() {
    let world = world();
    let Some(tool) = OpenSsl::with(&world) else { return };
    let at = format!("-x509_strict -CAfile root.pem -attime {}", NOW + 1);
    assert!(tool.accepts(&format!("verify {at} -untrusted issuing.pem signer.pem seal.pem")));
    assert!(tool.accepts(&format!("verify {at} -purpose timestampsign tsa.pem")));
    assert!(!tool.accepts(&format!("verify {at} signer.pem")), "without the issuing CA");
    assert!(!tool.accepts(&format!(
        "verify -CAfile root.pem -attime {} -untrusted issuing.pem signer.pem",
        NOW + DAY
    )));
    let lists = |list: &str| [list, &world.material.root_crl.to_pem()].concat();
    tool.write("good.pem", lists(&world.crl(NOW, &[]).to_pem()).as_bytes());
    let revoked = [Revoked { serial: world.signer.certificate.serial(), at: NOW }];
    tool.write("bad.pem", lists(&world.crl(NOW, &revoked).to_pem()).as_bytes());
    let check = format!("verify {at} -crl_check_all -untrusted issuing.pem");
    assert!(tool.accepts(&format!("{check} -CRLfile good.pem signer.pem")));
    assert!(!tool.accepts(&format!("{check} -CRLfile bad.pem signer.pem")));
    assert!(tool.accepts(&format!("{check} -CRLfile bad.pem seal.pem")));
}

#[test]
fn signatures() {
    let world = world();
    let Some(tool) = OpenSsl::with(&world) else { return };
    tool.write("cms.der", &world.stamped(NOW));
    let verify = format!(
        "cms -verify -cades -binary -inform DER -in cms.der -CAfile root.pem -purpose any -out out -attime {NOW}"
    );
    assert!(tool.accepts(&format!("{verify} -content content.bin")));
    assert!(!tool.accepts(&format!("{verify} -content root.pem")), "another content");
}

#[test]
fn time_stamps() {
    let world = world();
    let Some(tool) = OpenSsl::with(&world) else { return };
    let request = TimeStampRequest::new(&digest(CONTENT), &[0x81; 8]);
    let serial = Serial::from_random([3; 16]);
    tool.write("ours.tsq", &request.to_der());
    tool.write("ours.tsr", &world.time_stamping().respond(&request.to_der(), NOW, serial).to_der());
    let verify = format!("ts -verify -CAfile root.pem -attime {NOW}");
    assert!(tool.accepts(&format!("{verify} -in ours.tsr -queryfile ours.tsq")));
    assert!(tool.accepts(&format!("{verify} -in ours.tsr -data content.bin")));
    assert!(!tool.accepts(&format!("{verify} -in ours.tsr -data root.pem")));
    for options in ["-sha256 -cert", "-sha512 -cert", "-sha256 -cert -no_nonce", "-sha256"] {
        assert!(tool.accepts(&format!("ts -query -data content.bin {options} -out theirs.tsq")));
        let response = world.time_stamping().respond(&tool.read("theirs.tsq"), NOW, serial);
        assert!(matches!(response, TimeStampResponse::Granted(_)), "{options}");
        tool.write("answer.tsr", &response.to_der());
        let accepted =
            tool.accepts(&format!("{verify} -in answer.tsr -queryfile theirs.tsq -untrusted tsa.pem"));
        assert!(accepted, "{options}");
    }
    assert!(tool.accepts("ts -query -data content.bin -sha1 -out weak.tsq"));
    let refused = world.time_stamping().respond(&tool.read("weak.tsq"), NOW, serial);
    assert!(matches!(refused, TimeStampResponse::Refused { status: 2, .. }));
    tool.write("refused.tsr", &refused.to_der());
    assert!(tool.accepts("ts -reply -in refused.tsr -text"), "a refusal that can be read");
}

#[test]
fn keys_and_self_issued_certificates() {
    let world = world();
    let Some(tool) = OpenSsl::with(&world) else { return };
    let key = SigningKey::from_random(&[8; 32]).unwrap();
    let pair = self_issued(key, "Ça signe", (NOW, NOW + DAY), Serial::from_random([0xff; 16])).unwrap();
    tool.write("self.pem", pair.certificate.to_pem().as_bytes());
    tool.write("self.key", pair.key.to_pkcs8_pem().unwrap().as_bytes());
    assert!(tool.accepts("pkey -in self.key -check -noout"));
    assert!(tool.accepts(&format!("verify -CAfile self.pem -attime {NOW} self.pem")));
    assert!(tool.accepts("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out theirs.key"));
    let theirs = SigningKey::from_pkcs8_pem(&String::from_utf8(tool.read("theirs.key")).unwrap()).unwrap();
    let signature = theirs.sign(b"message");
    theirs.public_key().verify_raw(b"message", &signature).unwrap();
    assert!(theirs.public_key().verify_raw(b"massage", &signature).is_err());
}
