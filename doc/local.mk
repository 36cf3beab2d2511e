# doc: manual pages, completion and notes.
dist_man_MANS = doc/fleetlab.1 doc/fleetlab-data.5 doc/fleetlab-ledger.5
dist_doc_DATA = NEWS doc/accessibility.md doc/contributing.md doc/lesson.md doc/screens.txt doc/threat-model.md
EXTRA_DIST += doc/fleetlab.bash doc/make-screens

completionsdir = $(datadir)/bash-completion/completions
install-data-local:
	$(MKDIR_P) '$(DESTDIR)$(completionsdir)'
	$(INSTALL_DATA) $(srcdir)/doc/fleetlab.bash '$(DESTDIR)$(completionsdir)/fleetlab'

uninstall-local:
	rm -f '$(DESTDIR)$(completionsdir)/fleetlab'
