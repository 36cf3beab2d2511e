# tests of the model against its second implementation
MODEL_TESTS = tests/model/test_model.sh
TESTS += $(MODEL_TESTS)
EXTRA_DIST += $(MODEL_TESTS) tests/model/compare.py tests/model/inputs.py tests/model/part1.py \
	tests/model/part2.py tests/model/part3.py tests/model/finale.py tests/model/strike.py
check_PROGRAMS += tests/model/show_strikes
tests_model_show_strikes_SOURCES = tests/model/show_strikes.c $(LESSON_PLAY)
tests_model_show_strikes_LDADD = $(TEST_LIBS)
