# design: what a design is worth: what the model says of it, rules held against that, dials.
noinst_LIBRARIES += src/design/libdesign.a
LAB_LAYERS += src/design/libdesign.a
src_design_libdesign_a_SOURCES = \
	src/design/curve.c src/design/curve.h \
	src/design/dial.c src/design/dial.h \
	src/design/evaluate.c src/design/evaluate.h \
	src/design/evaluation.c src/design/evaluation.h \
	src/design/figure.c src/design/figure.h \
	src/design/grid.c src/design/grid.h \
	src/design/help.c src/design/help.h \
	src/design/judge.c src/design/judge.h \
	src/design/limits.c src/design/limits.h \
	src/design/mend.c src/design/mend.h \
	src/design/rule.c src/design/rule.h \
	src/design/scenario.c src/design/scenario.h \
	src/design/sliders.c src/design/sliders.h \
	src/design/stress.c src/design/stress.h \
	src/design/tornado.c src/design/tornado.h \
	src/design/truth.c src/design/truth.h \
	src/design/variant.c src/design/variant.h \
	src/design/window.c src/design/window.h
