# view: canvas, layout, widgets, screens. Draws into cells; needs no terminal.
noinst_LIBRARIES += src/view/libview.a
src_view_libview_a_SOURCES = \
	src/view/canvas.c src/view/canvas.h \
	src/view/text.c src/view/text.h \
	src/view/wrap.c src/view/wrap.h
LAB_LAYERS += src/view/libview.a
