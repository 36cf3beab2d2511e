# scenes: what is to be shown, as plain data.
noinst_LIBRARIES += src/scenes/libscenes.a
LAB_LAYERS += src/scenes/libscenes.a
src_scenes_libscenes_a_SOURCES = \
	src/scenes/build.c src/scenes/build.h \
	src/scenes/dial_words.c src/scenes/dial_words.h \
	src/scenes/ending.c \
	src/scenes/fill.c src/scenes/fill.h \
	src/scenes/finale.c \
	src/scenes/finale_screen.c \
	src/scenes/frontier.c \
	src/scenes/history.c \
	src/scenes/map.c src/scenes/map.h \
	src/scenes/number.c src/scenes/number.h \
	src/scenes/number_off.c src/scenes/number_off.h \
	src/scenes/pages.c \
	src/scenes/part1.c \
	src/scenes/part2.c src/scenes/part2.h \
	src/scenes/part3.c \
	src/scenes/reveal_screen.c \
	src/scenes/runlog.c \
	src/scenes/scene.c src/scenes/scene.h \
	src/scenes/screens.c \
	src/scenes/start_screens.c \
	src/scenes/synthesis.c src/scenes/synthesis.h \
	src/scenes/verdicts.c src/scenes/verdicts.h \
	src/scenes/workbench_scene.c
