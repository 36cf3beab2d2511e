# tests of house
HOUSE_TESTS = \
	tests/house/test_data.sh \
	tests/house/test_layers.sh \
	tests/house/test_manual.sh \
	tests/house/test_reading_time.sh \
	tests/house/test_registered.sh \
	tests/house/test_texts.sh
TESTS += $(HOUSE_TESTS)
EXTRA_DIST += $(HOUSE_TESTS)
