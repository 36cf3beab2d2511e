# scenes: what is to be shown, as plain data.
noinst_LIBRARIES += src/scenes/libscenes.a
LAB_LAYERS += src/scenes/libscenes.a
src_scenes_libscenes_a_SOURCES = \
	src/scenes/action_fields.c src/scenes/action_fields.h \
	src/scenes/aim_number.c src/scenes/aim_number.h \
	src/scenes/beside.c src/scenes/beside.h \
	src/scenes/build.c src/scenes/build.h \
	src/scenes/case_scene.c src/scenes/case_scene.h \
	src/scenes/dial_words.c src/scenes/dial_words.h \
	src/scenes/ending.c src/scenes/ending.h \
	src/scenes/evidence.c src/scenes/evidence.h \
	src/scenes/explain.c src/scenes/explain.h \
	src/scenes/fill.c src/scenes/fill.h \
	src/scenes/finale.c src/scenes/finale.h \
	src/scenes/finale_screen.c src/scenes/finale_screen.h \
	src/scenes/frontier.c src/scenes/frontier.h \
	src/scenes/history.c src/scenes/history.h \
	src/scenes/levers.c src/scenes/levers.h \
	src/scenes/illustrative.c src/scenes/illustrative.h \
	src/scenes/makeup.c \
	src/scenes/makeup.h \
	src/scenes/map.c src/scenes/map.h \
	src/scenes/message_words.c src/scenes/message_words.h \
	src/scenes/next.c src/scenes/next.h \
	src/scenes/number.c src/scenes/number.h \
	src/scenes/number_off.c src/scenes/number_off.h \
	src/scenes/pages.c src/scenes/pages.h \
	src/scenes/part1.c src/scenes/part1.h \
	src/scenes/part2.c src/scenes/part2.h \
	src/scenes/part3.c src/scenes/part3.h \
	src/scenes/phenomenon.c src/scenes/phenomenon.h \
	src/scenes/pictures.c src/scenes/pictures.h \
	src/scenes/question_fields.c src/scenes/question_fields.h \
	src/scenes/reveal_screen.c src/scenes/reveal_screen.h \
	src/scenes/runlog.c src/scenes/runlog.h \
	src/scenes/scene.c src/scenes/scene.h \
	src/scenes/screens.c src/scenes/screens.h \
	src/scenes/speech.c src/scenes/speech.h \
	src/scenes/stage.c src/scenes/stage.h \
	src/scenes/start_screens.c src/scenes/start_screens.h \
	src/scenes/stress_screens.c src/scenes/stress_screens.h \
	src/scenes/sureness.c src/scenes/sureness.h \
	src/scenes/synthesis.c src/scenes/synthesis.h \
	src/scenes/typing.c src/scenes/typing.h \
	src/scenes/verdicts.c src/scenes/verdicts.h \
	src/scenes/whole.c src/scenes/whole.h \
	src/scenes/workbench_scene.c src/scenes/workbench_scene.h
