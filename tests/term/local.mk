# tests of term
TESTS += tests/term/test_linear_words.sh
EXTRA_DIST += tests/term/test_linear_words.sh
