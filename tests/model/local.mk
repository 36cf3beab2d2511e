# tests of the model against its second implementation
MODEL_TESTS = tests/model/test_model.sh
TESTS += $(MODEL_TESTS)
EXTRA_DIST += $(MODEL_TESTS) tests/model/compare.py tests/model/inputs.py tests/model/part1.py \
	tests/model/part2.py tests/model/part3.py tests/model/finale.py
