//! Signatures of files of any kind (EN 319 122-1): beside the content, or around it.

mod archive;
mod evidence;
mod parts;

pub use archive::{PreparedArchive, embed_archive, prepare_archive, signers_of};
pub use evidence::extend_message;

use super::attributes::signed_attributes;
use super::prepare::hash;
use super::prepared::{key, signer};
use super::request::{Form, Request};
use super::{Prepared, SignError, algorithm};
use crate::base::error::Error;
use crate::base::input::Source;
use crate::base::limits::Limits;

/// Prepares a signature of a file: [`Form::CadesOpaque`] takes the content along, every other form leaves it where it is.
///
/// # Errors
/// When the certificate cannot be used, or the content that goes along is over the limit.
pub fn prepare_message(
    source: &dyn Source,
    request: &Request,
    chain: &[Vec<u8>],
    limits: &Limits,
) -> Result<Prepared, SignError> {
    let form = if request.form == Form::CadesOpaque { Form::CadesOpaque } else { Form::CadesDetached };
    let request = &Request { form, ..request.clone() };
    let signer = signer(chain)?;
    algorithm(key(&signer)?, request.digest, request.rsa)?;
    let mut hasher = request.digest.hasher();
    hash(source, &mut hasher)?;
    let digest = hasher.finish();
    Ok(Prepared {
        form,
        digest_algorithm: request.digest.name().to_owned(),
        rsa: request.rsa,
        size: source.len(),
        attributes: signed_attributes(request, &signer, &digest),
        digest,
        chain: chain.to_vec(),
        append: if form == Form::CadesOpaque { content(source, limits)? } else { Vec::new() },
        contents: 0,
        room: 0,
    })
}

fn content(source: &dyn Source, limits: &Limits) -> Result<Vec<u8>, SignError> {
    let most = u64::try_from(limits.message_bytes).unwrap_or(u64::MAX);
    let size = usize::try_from(source.len()).ok().filter(|_| source.len() <= most);
    let size = size.ok_or(Error::OverLimit { limit: "messageBytes", value: most })?;
    let mut content = vec![0; size];
    source.read_at(0, &mut content)?;
    Ok(content)
}
