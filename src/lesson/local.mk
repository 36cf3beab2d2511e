# lesson: the loop. session alone owns the state and the ledger.
noinst_LIBRARIES += src/lesson/liblesson.a
LAB_LAYERS += src/lesson/liblesson.a
src_lesson_liblesson_a_SOURCES = \
	src/lesson/anchoring.c \
	src/lesson/answering.c \
	src/lesson/calibration.c src/lesson/calibration.h \
	src/lesson/fleet.c src/lesson/fleet.h \
	src/lesson/loop.c \
	src/lesson/part.c src/lesson/part.h \
	src/lesson/question.c src/lesson/question.h \
	src/lesson/runs.c src/lesson/runs.h \
	src/lesson/session.c src/lesson/session.h \
	src/lesson/session_impl.h \
	src/lesson/state.c src/lesson/state.h \
	src/lesson/undo.c src/lesson/undo.h \
	src/lesson/workbench.c
