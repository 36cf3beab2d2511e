# lab: the lesson. session alone owns the state and the ledger.
noinst_LIBRARIES += src/lab/liblab.a
LAB_LAYERS += src/lab/liblab.a
src_lab_liblab_a_SOURCES = \
	src/lab/arena.c src/lab/arena.h \
	src/lab/catalog.c src/lab/catalog.h src/lab/catalog_data.h \
	src/lab/catalog_part.c \
	src/lab/control.c src/lab/control.h \
	src/lab/calibration.c src/lab/calibration.h \
	src/lab/course.c src/lab/course.h \
	src/lab/design.c src/lab/design.h \
	src/lab/dial.c src/lab/dial.h \
	src/lab/ending.c \
	src/lab/figure.c src/lab/figure.h \
	src/lab/fleet.c src/lab/fleet.h \
	src/lab/nearest.c src/lab/nearest.h \
	src/lab/number.c \
	src/lab/part_ini.c src/lab/part_ini.h \
	src/lab/rule.c src/lab/rule_load.c src/lab/rule_load.h \
	src/lab/scene.c src/lab/scene.h \
	src/lab/session.h \
	src/lab/table.c \
	src/lab/text.c src/lab/text.h src/lab/placeholder.h \
	src/lab/text_load.c \
	src/lab/anchoring.c \
	src/lab/answering.c \
	src/lab/answers.c src/lab/answers.h \
	src/lab/build.c src/lab/build.h \
	src/lab/land.c src/lab/land.h \
	src/lab/loop.c \
	src/lab/map.c src/lab/map.h \
	src/lab/history.c \
	src/lab/preset.c src/lab/preset.h \
	src/lab/pages.c \
	src/lab/part.c src/lab/part.h src/lab/part1.c \
	src/lab/part2.c src/lab/part2.h src/lab/frontier.c src/lab/runlog.c \
	src/lab/part3.c src/lab/finale.c src/lab/finale_screen.c src/lab/synthesis.c src/lab/synthesis.h \
	src/lab/runs.c src/lab/runs.h \
	src/lab/prove.c src/lab/prove.h src/lab/prove_impl.h \
	src/lab/prove_controls.c src/lab/prove_finale.c src/lab/prove_lock.c src/lab/prove_part.c \
	src/lab/prove_search.c src/lab/prove_search.h \
	src/lab/question.c src/lab/question.h \
	src/lab/screens.c src/lab/start_screens.c src/lab/reveal_screen.c \
	src/lab/session.c src/lab/session_impl.h \
	src/lab/state.c src/lab/state.h \
	src/lab/undo.c src/lab/undo.h \
	src/lab/variant.c src/lab/variant.h \
	src/lab/verdict.c src/lab/verdict.h \
	src/lab/workbench.c src/lab/workbench_scene.c
