//! What is inside a list, an object and a variant, one after the other.

use std::vec;

use serde::de::{DeserializeSeed, EnumAccess, Error as _, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde_json::Error;

use crate::tree::Tree;

/// A list.
pub(crate) struct Items(vec::IntoIter<Tree>);

impl Items {
    pub(crate) fn of(list: Vec<Tree>) -> Self {
        Self(list.into_iter())
    }

    /// Gives all of it, or fails.
    pub(crate) fn give<'de, V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        let value = visitor.visit_seq(&mut self)?;
        self.end().map(|()| value)
    }

    fn end(&self) -> Result<(), Error> {
        if self.0.len() == 0 { Ok(()) } else { Err(Error::custom("a list is longer than expected")) }
    }
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        self.0.next().map(|item| seed.deserialize(item)).transpose()
    }
    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

/// An object.
pub(crate) struct Entries {
    rest: vec::IntoIter<(String, Tree)>,
    value: Tree,
}

impl Entries {
    pub(crate) fn of(object: Vec<(String, Tree)>) -> Self {
        Self { rest: object.into_iter(), value: Tree::Null }
    }

    /// The next key; its value waits. Not generic: compiled once.
    fn key(&mut self) -> Option<Tree> {
        let (key, value) = self.rest.next()?;
        self.value = value;
        Some(Tree::Text(key))
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        self.key().map(|key| seed.deserialize(key)).transpose()
    }
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(std::mem::replace(&mut self.value, Tree::Null))
    }
}

/// A variant: its name alone, or an object of one key.
pub(crate) struct Variant {
    name: Tree,
    content: Option<Tree>,
}

impl Variant {
    pub(crate) fn of(tree: Tree) -> Result<Self, Error> {
        match tree {
            Tree::Text(_) => Ok(Self { name: tree, content: None }),
            Tree::Object(mut object) if object.len() == 1 => {
                let (name, content) = object.remove(0);
                Ok(Self { name: Tree::Text(name), content: Some(content) })
            }
            other => Err(other.instead_of(&"a variant's name or an object of one key")),
        }
    }

    fn content(self) -> Result<Tree, Error> {
        self.content.ok_or_else(|| Error::custom("a variant lacks its content"))
    }
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        let Self { name, content } = self;
        Ok((seed.deserialize(name)?, Self { name: Tree::Null, content }))
    }
}

impl<'de> VariantAccess<'de> for Variant {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        match self.content {
            None | Some(Tree::Null) => Ok(()),
            Some(other) => Err(other.instead_of(&"a variant without content")),
        }
    }
    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.content()?)
    }
    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        serde::Deserializer::deserialize_seq(self.content()?, visitor)
    }
    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        serde::Deserializer::deserialize_map(self.content()?, visitor)
    }
}
