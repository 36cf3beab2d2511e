# lesson: the loop. session alone owns the state and the ledger.
noinst_LIBRARIES += src/lesson/liblesson.a
LAB_LAYERS += src/lesson/liblesson.a
src_lesson_liblesson_a_SOURCES = \
	src/lesson/actions.c src/lesson/actions.h \
	src/lesson/anchoring.c src/lesson/anchoring.h \
	src/lesson/bench.c src/lesson/bench.h \
	src/lesson/calibration.c src/lesson/calibration.h \
	src/lesson/entering.c src/lesson/entering.h \
	src/lesson/event.h \
	src/lesson/fleet.c src/lesson/fleet.h \
	src/lesson/given.c src/lesson/given.h \
	src/lesson/handed.c src/lesson/handed.h \
	src/lesson/handin.h \
	src/lesson/lesson.c src/lesson/lesson.h \
	src/lesson/locked.c src/lesson/locked.h \
	src/lesson/luck.c src/lesson/luck.h \
	src/lesson/message.c src/lesson/message.h \
	src/lesson/offers.c src/lesson/offers.h \
	src/lesson/outcome.c src/lesson/outcome.h \
	src/lesson/paper.c src/lesson/paper.h \
	src/lesson/progress.c src/lesson/progress.h \
	src/lesson/quantity.c src/lesson/quantity.h \
	src/lesson/question.c src/lesson/question.h \
	src/lesson/recheck.c src/lesson/recheck.h \
	src/lesson/record.c src/lesson/record.h \
	src/lesson/rules.c src/lesson/rules.h \
	src/lesson/runs.c src/lesson/runs.h \
	src/lesson/session.c src/lesson/session.h \
	src/lesson/state.c src/lesson/state.h \
	src/lesson/stressing.c src/lesson/stressing.h \
	src/lesson/struck.c src/lesson/struck.h \
	src/lesson/trying.c src/lesson/trying.h \
	src/lesson/undo.c src/lesson/undo.h \
	src/lesson/views.c src/lesson/views.h \
	src/lesson/where.c src/lesson/where.h \
	src/lesson/worked.c src/lesson/worked.h
