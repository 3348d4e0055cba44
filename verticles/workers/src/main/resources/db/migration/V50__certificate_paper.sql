-- 資格確認書 as papers with a number.
alter table deregistration add column certificate_paper text references paper;
