"""Guided fuzzing, beside the fuzzing of the tests."""
