# doc: manual pages, completion, what desktops and software centres show, and notes.
dist_man_MANS = doc/fleetlab.1 doc/fleetlab-data.5 doc/fleetlab-ledger.5
dist_doc_DATA = doc/accessibility.md doc/copyright doc/instructor.md doc/lesson.md doc/model.md doc/listening.txt doc/screens.txt doc/sharding.md doc/threat-model.md \
	doc/workbench-1.png doc/workbench-3.png
EXTRA_DIST += doc/contributing.md doc/make-listening doc/make-pictures doc/make-screens doc/fleetlab.es.1

# The manual once more, as HTML.
if HTML
HTML_PAGES = doc/fleetlab.1.html doc/fleetlab-data.5.html doc/fleetlab-ledger.5.html
html_DATA = $(HTML_PAGES)
CLEANFILES += $(HTML_PAGES)
$(HTML_PAGES): doc/local.mk
doc/fleetlab.1.html: doc/fleetlab.1
doc/fleetlab-data.5.html: doc/fleetlab-data.5
doc/fleetlab-ledger.5.html: doc/fleetlab-ledger.5
$(HTML_PAGES):
	@$(MKDIR_P) doc
	$(AM_V_GEN)$(MANDOC) -Thtml -Oman=%N.%S.html '$(srcdir)/'$(@:.html=) >$@.new && mv $@.new $@
endif

applicationsdir = $(datadir)/applications
dist_applications_DATA = doc/fleetlab.desktop
metainfodir = $(datadir)/metainfo
dist_metainfo_DATA = doc/fleetlab.metainfo.xml

# Completion: what zsh and fish offer is what bash does.
EXTRA_DIST += doc/fleetlab.bash doc/fleetlab.zsh doc/fleetlab.fish
bashcompletionsdir = $(datadir)/bash-completion/completions
zshcompletionsdir = $(datadir)/zsh/site-functions
fishcompletionsdir = $(datadir)/fish/vendor_completions.d
install-data-local:
	$(MKDIR_P) '$(DESTDIR)$(bashcompletionsdir)' '$(DESTDIR)$(zshcompletionsdir)' \
		'$(DESTDIR)$(fishcompletionsdir)' '$(DESTDIR)$(mandir)/es/man1'
	$(INSTALL_DATA) $(srcdir)/doc/fleetlab.es.1 '$(DESTDIR)$(mandir)/es/man1/fleetlab.1'
	$(INSTALL_DATA) $(srcdir)/doc/fleetlab.bash '$(DESTDIR)$(bashcompletionsdir)/fleetlab'
	$(INSTALL_DATA) $(srcdir)/doc/fleetlab.zsh '$(DESTDIR)$(zshcompletionsdir)/_fleetlab'
	$(INSTALL_DATA) $(srcdir)/doc/fleetlab.fish '$(DESTDIR)$(fishcompletionsdir)/fleetlab.fish'

uninstall-local:
	rm -f '$(DESTDIR)$(bashcompletionsdir)/fleetlab' '$(DESTDIR)$(zshcompletionsdir)/_fleetlab' \
		'$(DESTDIR)$(fishcompletionsdir)/fleetlab.fish' '$(DESTDIR)$(mandir)/es/man1/fleetlab.1'

# Nobody else's folders: those of the data and of the notes go when they are empty.
uninstall-hook:
	rm -f '$(DESTDIR)$(pkgdatadir)'/data/sound.*
	for folder in '$(DESTDIR)$(pkgdatadir)' '$(DESTDIR)$(docdir)'; do \
		[ ! -d "$$folder" ] || find "$$folder" -depth -type d -exec rmdir {} \; 2>/dev/null; \
	done; true
