//! JSON schema of the file form, from the tables that its reader uses.

use super::{AlgorithmSuite, Constraint, Level, RevocationRule, SCHEMA, StatusRules, file};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// The schema of a policy file.
pub fn schema() -> Schema {
    let generator = &mut SchemaGenerator::default();
    let until = json_schema!({
        "type": ["string", "null"],
        "format": "date-time",
        "description": "Good enough until this time; null: no end known."
    });
    let mut status = StatusRules::json_schema(generator).to_value();
    if let Some(fields) = status.as_object_mut() {
        fields.insert("additionalProperties".to_owned(), false.into());
        fields.remove("required");
    }
    let constraints: Vec<_> = Constraint::ALL.iter().map(|c| constraint(*c)).collect();
    let mut schema = json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "kyso policy",
        "description": "In what a policy differs from the strict built-in one; what is left out is as there.",
        "type": "object",
        "additionalProperties": false,
        "required": ["schema", "id", "version"],
        "properties": {
            "schema": { "const": SCHEMA },
            "id": { "type": "string", "pattern": "^[A-Za-z0-9._/-]{1,64}$", "description": "Its name, shown in every report." },
            "version": { "type": "integer", "minimum": 1, "maximum": u32::MAX },
            "revocation": RevocationRule::json_schema(generator),
            "status": status,
            "claimedTimeTolerance": { "type": "integer", "minimum": 0, "description": "Seconds." },
            "algorithms": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                    "digests": { "type": "array", "items": {
                        "type": "object", "additionalProperties": false, "required": ["name", "until"],
                        "properties": { "name": { "enum": AlgorithmSuite::digest_names().collect::<Vec<_>>() }, "until": until }
                    } },
                    "keys": { "type": "array", "items": {
                        "type": "object", "additionalProperties": false, "required": ["name", "until"],
                        "properties": {
                            "name": { "enum": AlgorithmSuite::key_names().collect::<Vec<_>>() },
                            "leastBits": { "type": "integer", "minimum": 0 },
                            "until": until
                        }
                    } }
                }
            },
            "constraints": { "type": "array", "items": { "oneOf": constraints } }
        }
    });
    schema.insert("$defs".to_owned(), generator.definitions().clone().into());
    debug_assert!(file::POLICY.iter().all(|name| schema.get("properties").is_some_and(|p| p.get(name).is_some())));
    schema
}

fn constraint(constraint: Constraint) -> Schema {
    let levels: Vec<_> = Level::ALL.iter().filter(|l| **l >= constraint.weakest()).map(|l| l.name()).collect();
    json_schema!({
        "type": "object",
        "additionalProperties": false,
        "required": ["check", "level"],
        "description": format!("{}; built in: {}", constraint.clause(), constraint.builtin()),
        "properties": { "check": { "const": constraint.name() }, "level": { "enum": levels } }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    /// Every name that the reader knows is in the schema and in the written-out policy, and no other.
    #[test]
    fn reader_schema_and_canonical_form_have_the_same_names() {
        let written: serde_json::Value = serde_json::from_slice(&Policy::strict().canonical()).unwrap();
        let schema = schema().to_value();
        let names = |value: &serde_json::Value| {
            let mut names: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
            names.sort();
            names
        };
        let sorted = |known: &[&str]| {
            let mut known: Vec<String> = known.iter().map(|n| (*n).to_owned()).collect();
            known.sort();
            known
        };
        assert_eq!(names(&written), sorted(file::POLICY));
        assert_eq!(names(&schema["properties"]), sorted(file::POLICY));
        assert_eq!(names(&written["status"]), sorted(file::STATUS));
        assert_eq!(names(&schema["properties"]["status"]["properties"]), sorted(file::STATUS));
    }
}
