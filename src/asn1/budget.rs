//! What reading one structure may cost, and what was noticed on the way.

use super::{Asn1Error, Asn1ErrorKind, DerFault, DerRule};
use crate::base::limits::{DER_FAULTS, Limits};

/// Allowance for reading one structure. Shared by all readers over it, so that no way of nesting readers escapes it.
#[derive(Clone, Debug)]
pub struct Budget {
    depth: usize,
    elements: usize,
    faults: Vec<DerFault>,
}

impl Budget {
    /// The budget allowed by `limits`.
    pub fn new(limits: &Limits) -> Self {
        Self { depth: limits.asn1_depth, elements: limits.asn1_elements, faults: Vec::new() }
    }

    /// The allowance for a structure of a few fields, such as a key or the parameters of an algorithm.
    pub(crate) fn small() -> Self {
        Self { depth: 16, elements: 64, faults: Vec::new() }
    }

    /// Elements that may still be read.
    pub fn elements_left(&self) -> usize {
        self.elements
    }

    /// Rules of DER that were broken where BER was accepted: the first ones, each place once.
    pub fn faults(&self) -> &[DerFault] {
        &self.faults
    }

    /// The faults so far; the list is then empty.
    pub(crate) fn take_faults(&mut self) -> Vec<DerFault> {
        core::mem::take(&mut self.faults)
    }

    /// Pays for one element.
    pub(super) fn spend(&mut self, offset: usize) -> Result<(), Asn1Error> {
        self.elements = self.elements.checked_sub(1).ok_or(Asn1ErrorKind::Elements.at(offset))?;
        Ok(())
    }

    /// Refuses nesting below the deepest level allowed.
    pub(super) fn check_depth(&self, depth: usize, offset: usize) -> Result<(), Asn1Error> {
        if depth < self.depth { Ok(()) } else { Err(Asn1ErrorKind::Depth.at(offset)) }
    }

    /// Keeps a fault, unless it is known or there are plenty.
    pub(super) fn note(&mut self, rule: DerRule, offset: usize) {
        let fault = DerFault { rule, offset };
        if self.faults.len() < DER_FAULTS && !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }
}
