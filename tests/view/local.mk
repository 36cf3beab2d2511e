# tests of view
VIEW_TESTS = tests/view/test_aims tests/view/test_canvas tests/view/test_wrap tests/view/test_tier tests/view/test_widgets \
	tests/view/test_editor tests/view/test_large tests/view/test_layout tests/view/test_ticks tests/view/test_view \
	tests/view/test_contrast tests/view/test_read_back tests/view/test_screens \
	tests/view/test_small tests/view/test_reach tests/view/test_led \
	tests/view/test_turn tests/view/test_answered
check_PROGRAMS += $(VIEW_TESTS)
TESTS += $(VIEW_TESTS)

tests_view_test_aims_SOURCES = tests/view/test_aims.c $(LESSON_PLAY)
tests_view_test_aims_LDADD = $(TEST_LIBS)
tests_view_test_canvas_SOURCES = tests/view/test_canvas.c
tests_view_test_canvas_LDADD = $(TEST_LIBS)
tests_view_test_contrast_SOURCES = tests/view/test_contrast.c tests/view/fake.c tests/view/fake.h
tests_view_test_contrast_LDADD = $(TEST_LIBS)
tests_view_test_tier_SOURCES = tests/view/test_tier.c
tests_view_test_tier_LDADD = $(TEST_LIBS)
tests_view_test_wrap_SOURCES = tests/view/test_wrap.c
tests_view_test_wrap_LDADD = $(TEST_LIBS)
tests_view_test_widgets_SOURCES = tests/view/test_widgets.c tests/view/fake.c tests/view/fake.h \
	tests/view/golden.c tests/view/golden.h tests/view/sample.c tests/view/sample.h
tests_view_test_widgets_LDADD = $(TEST_LIBS)
tests_view_test_editor_SOURCES = tests/view/test_editor.c tests/view/golden.c tests/view/golden.h
tests_view_test_editor_LDADD = $(TEST_LIBS)
tests_view_test_large_SOURCES = tests/view/test_large.c $(LESSON_PLAY)
tests_view_test_large_LDADD = $(TEST_LIBS)
tests_view_test_layout_SOURCES = tests/view/test_layout.c tests/view/golden.c tests/view/golden.h
tests_view_test_layout_LDADD = $(TEST_LIBS)
tests_view_test_ticks_SOURCES = tests/view/test_ticks.c
tests_view_test_ticks_LDADD = $(TEST_LIBS)
tests_view_test_view_SOURCES = tests/view/test_view.c tests/view/fake.c tests/view/fake.h \
	tests/view/golden.c tests/view/golden.h
tests_view_test_view_LDADD = $(TEST_LIBS)
tests_view_test_read_back_SOURCES = tests/view/test_read_back.c $(LESSON_PLAY)
tests_view_test_read_back_LDADD = $(TEST_LIBS)
tests_view_test_screens_SOURCES = tests/view/test_screens.c tests/view/golden.c \
	tests/view/golden.h $(LESSON_PLAY)
tests_view_test_screens_LDADD = $(TEST_LIBS)
tests_view_test_led_SOURCES = tests/view/test_led.c $(LESSON_PLAY)
tests_view_test_led_LDADD = $(TEST_LIBS)
tests_view_test_reach_SOURCES = tests/view/test_reach.c $(LESSON_PLAY)
tests_view_test_reach_LDADD = $(TEST_LIBS)
tests_view_test_small_SOURCES = tests/view/test_small.c $(LESSON_PLAY)
tests_view_test_small_LDADD = $(TEST_LIBS)
tests_view_test_answered_SOURCES = tests/view/test_answered.c $(LESSON_PLAY)
tests_view_test_answered_LDADD = $(TEST_LIBS)
tests_view_test_turn_SOURCES = tests/view/test_turn.c $(LESSON_PLAY)
tests_view_test_turn_LDADD = $(TEST_LIBS)

# Prints the screens, for tests/cmd/test_language.sh.
check_PROGRAMS += tests/view/show_screens
tests_view_show_screens_SOURCES = tests/view/show_screens.c $(LESSON_PLAY)
tests_view_show_screens_LDADD = $(TEST_LIBS)

# GENERATE=1 make check writes them anew and prints what changed.
EXTRA_DIST += \
	tests/view/golden/bar.txt \
	tests/view/golden/editor.txt \
	tests/view/golden/gauge.txt \
	tests/view/golden/header.txt \
	tests/view/golden/layout.txt \
	tests/view/golden/map.txt \
	tests/view/golden/message.txt \
	tests/view/golden/paragraphs.txt \
	tests/view/golden/plot_linear.txt \
	tests/view/golden/plot_log.txt \
	tests/view/golden/radar.txt \
	tests/view/golden/radar_own.txt \
	tests/view/golden/readout.txt \
	tests/view/golden/roles_colour.txt \
	tests/view/golden/roles_mono.txt \
	tests/view/golden/roles_rich.txt \
	tests/view/golden/rows.txt \
	tests/view/golden/screens_132x43_ascii.txt \
	tests/view/golden/screens_132x43_utf8.txt \
	tests/view/golden/screens_60x20_ascii.txt \
	tests/view/golden/screens_60x20_utf8.txt \
	tests/view/golden/screens_80x24_ascii.txt \
	tests/view/golden/screens_80x24_utf8.txt \
	tests/view/golden/scrolled.txt \
	tests/view/golden/slider.txt \
	tests/view/golden/sparkline.txt \
	tests/view/golden/trail.txt \
	tests/view/golden/verdicts.txt \
	tests/view/golden/view_132x43_utf8.txt \
	tests/view/golden/view_60x20_ascii.txt \
	tests/view/golden/view_80x24_ascii.txt
