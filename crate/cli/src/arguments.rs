//! What can be asked of the command.

use std::{path::PathBuf, str::FromStr};

use clap::{Args, Parser, Subcommand};

/// Sign, verify and rebuild PDFs; run the backend.
#[derive(Parser)]
#[command(name = "paraph", version, about)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Sign a PDF with a self-issued certificate (PAdES B-B).
    Sign(Sign),
    /// Say what a PDF's signatures are worth, or who acted in an evidence file.
    Verify(Verify),
    /// Rebuild a signed PDF from its original and an evidence file.
    ///
    /// Exit status: 0 if it is written; 2 if the input cannot be used, and nothing is written; 3 if the organisation's seal
    /// is bad, and the signed version before it is written.
    Rebuild(Rebuild),
    /// Run the backend.
    Serve(Serve),
    /// The operator's keys.
    #[command(subcommand)]
    Keys(Keys),
}

#[derive(Args)]
pub(crate) struct Serve {
    /// The settings, TOML; PARAPH_… variables override them.
    #[arg(long)]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Subcommand)]
pub(crate) enum Keys {
    /// Make the root, issuing, time-stamp, seal and ticket keys. Never overwrites any.
    Init(InitKeys),
}

#[derive(Args)]
pub(crate) struct InitKeys {
    /// The folder to make.
    #[arg(long)]
    pub(crate) dir: PathBuf,
    /// The operator's name, as the certificates will say it.
    #[arg(long, default_value = "Paraph")]
    pub(crate) operator: String,
}

#[derive(Args)]
pub(crate) struct Sign {
    /// The PDF to sign; it is left as it is.
    pub(crate) input: PathBuf,
    /// Where the signed PDF goes.
    #[arg(long)]
    pub(crate) out: PathBuf,
    /// The signer's name: written in a handwriting font, and the certificate's subject.
    #[arg(long)]
    pub(crate) text: String,
    /// The page the signature stands on, from 1.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) page: u32,
    /// Where it stands: x,y,width,height in points from the top left of the page as shown. Without
    /// it: in the field, if that is there, else at the bottom right of the page.
    #[arg(long)]
    pub(crate) rect: Option<Rect>,
    /// The signature field: an empty one that is there, or the name of a new one.
    #[arg(long)]
    pub(crate) field: Option<String>,
    /// The PDF's password, if it needs one.
    #[arg(long, env = "PARAPH_PASSWORD", hide_env_values = true)]
    pub(crate) password: Option<String>,
}

#[derive(Args)]
pub(crate) struct Verify {
    /// The PDF, or an evidence file.
    pub(crate) file: PathBuf,
    /// The language in which an evidence file is told: fr or en.
    #[arg(long, env = "LANG", hide_env_values = true, default_value = "en")]
    pub(crate) language: String,
    /// Print the report as JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// A certificate to trust, PEM; may be given several times.
    #[arg(long)]
    pub(crate) trust: Vec<PathBuf>,
    /// The PDF's password, if it needs one.
    #[arg(long, env = "PARAPH_PASSWORD", hide_env_values = true)]
    pub(crate) password: Option<String>,
}

#[derive(Args)]
pub(crate) struct Rebuild {
    /// The original, or any version that begins with it.
    #[arg(long)]
    pub(crate) original: PathBuf,
    /// The evidence file.
    #[arg(long)]
    pub(crate) evidence: PathBuf,
    /// Where the signed PDF goes.
    #[arg(long)]
    pub(crate) out: PathBuf,
    /// Which of the envelope's documents, from 1; found by its digest unless given.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) document: Option<u16>,
    /// The PDF's password, if it needs one.
    #[arg(long, env = "PARAPH_PASSWORD", hide_env_values = true)]
    pub(crate) password: Option<String>,
}

/// A rectangle in points: left, top, width, height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rect(pub(crate) [f64; 4]);

impl FromStr for Rect {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let numbers: Result<Vec<f64>, _> = text.split(',').map(|part| part.trim().parse::<f64>()).collect();
        let four = numbers.ok().and_then(|numbers| <[f64; 4]>::try_from(numbers).ok());
        let usable = four
            .filter(|four| four.iter().all(|number| number.is_finite()) && four[2] > 0.0 && four[3] > 0.0);
        usable
            .map(Self)
            .ok_or_else(|| "x,y,width,height expected: four numbers, the last two above 0".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rectangles() {
        assert_eq!("1, 2,30,4.5".parse(), Ok(Rect([1.0, 2.0, 30.0, 4.5])));
        for wrong in ["", "1,2,3", "1,2,3,0", "1,2,-3,4", "a,b,c,d", "1,2,3,4,5", "NaN,1,1,1", "1,1,inf,1"] {
            assert!(wrong.parse::<Rect>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_command_line_is_sound() {
        use clap::CommandFactory;
        Arguments::command().debug_assert();
    }
}
