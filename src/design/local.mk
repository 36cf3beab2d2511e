# design: what a design is worth: dials, rules, verdicts, variants.
noinst_LIBRARIES += src/design/libdesign.a
LAB_LAYERS += src/design/libdesign.a
src_design_libdesign_a_SOURCES = \
	src/design/dial.c src/design/dial.h \
	src/design/rule.c \
	src/design/variant.c src/design/variant.h \
	src/design/verdict.c src/design/verdict.h
