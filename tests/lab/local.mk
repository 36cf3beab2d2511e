# tests of lab
