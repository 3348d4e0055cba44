-- Since when every login of a person is over: a page that just then gives a session a new id cannot save it from its end.
alter table person add column logged_out_at timestamptz;
