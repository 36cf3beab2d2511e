# tests of house
TESTS += tests/house/test_texts.sh tests/house/test_data.sh tests/house/test_layers.sh tests/house/test_manual.sh tests/house/test_reading_time.sh
EXTRA_DIST += tests/house/test_texts.sh tests/house/test_data.sh tests/house/test_layers.sh tests/house/test_manual.sh tests/house/test_reading_time.sh
