# tests of scenes
SCENES_TESTS = tests/scenes/test_question tests/scenes/test_told tests/scenes/test_typing
check_PROGRAMS += $(SCENES_TESTS)
TESTS += $(SCENES_TESTS)

tests_scenes_test_question_SOURCES = tests/scenes/test_question.c tests/scenes/worded.h tests/lesson/tagged.c \
	tests/lesson/tagged.h $(LESSON_PLAY)
tests_scenes_test_question_LDADD = $(TEST_LIBS)
tests_scenes_test_told_SOURCES = tests/scenes/test_told.c tests/scenes/worded.h $(LESSON_PLAY)
tests_scenes_test_told_LDADD = $(TEST_LIBS)
tests_scenes_test_typing_SOURCES = tests/scenes/test_typing.c
tests_scenes_test_typing_LDADD = $(TEST_LIBS)
