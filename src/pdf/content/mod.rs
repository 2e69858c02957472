//! Content streams (ISO 32000-2 §7.8.2): operands and operators, read and bounded in one place for all who ask what a stream shows.

pub(crate) mod geometry;
mod operand;
mod operations;
mod operators;
mod states;

pub(crate) use operand::{Operand, numbers, strings};
pub(crate) use operations::{Operation, Operations};
pub(crate) use operators::{Class, Operator, Within};
pub(crate) use states::States;
