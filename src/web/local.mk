# web: pages of HTML that stand alone, with pictures in SVG. Knows no student and no class.
noinst_LIBRARIES += src/web/libweb.a
LAB_LAYERS += src/web/libweb.a
src_web_libweb_a_SOURCES = \
	src/web/axis.c src/web/axis.h \
	src/web/bars.c src/web/bars.h \
	src/web/columns.c src/web/columns.h \
	src/web/figure.c src/web/figure.h \
	src/web/html.c src/web/html.h \
	src/web/page.c src/web/page.h \
	src/web/plot.c src/web/plot.h \
	src/web/style.c src/web/style.h
