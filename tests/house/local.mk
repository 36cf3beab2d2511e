# tests of house
TESTS += tests/house/test_texts.sh
EXTRA_DIST += tests/house/test_texts.sh
