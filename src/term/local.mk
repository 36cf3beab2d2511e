# term: the two front ends. screen.c is the only file that includes curses.h.
noinst_LIBRARIES += src/term/libterm.a
src_term_libterm_a_SOURCES = \
	src/term/screen.c src/term/screen.h \
	src/term/dialog.c src/term/dialog.h \
	src/term/external.c src/term/external.h \
	src/term/heard.c src/term/heard.h \
	src/term/linear.c src/term/linear.h \
	src/term/lines.c src/term/lines.h \
	src/term/look.c src/term/look.h \
	src/term/reply.c src/term/reply.h \
	src/term/signals.c src/term/signals.h \
	src/term/signs.c src/term/signs.h \
	src/term/speak.c src/term/speak.h \
	src/term/speech.c src/term/speech.h \
	src/term/spell.c src/term/spell.h \
	src/term/talk.c src/term/talk.h \
	src/term/tty.c src/term/tty.h \
	src/term/utf8.c src/term/utf8.h \
	src/term/visual.c src/term/visual.h \
	src/term/words.c src/term/words.h \
	src/term/writing.c src/term/writing.h \
	src/term/written.c src/term/written.h
LAB_LAYERS += src/term/libterm.a
