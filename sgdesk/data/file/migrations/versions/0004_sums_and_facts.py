"""Sums by page, a history whose values can be erased, days that are days, and facts of the file."""

import hashlib
import json
import re
import secrets

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

FIRST_HASH = "0" * 64

TABLES = {
    "absence": """CREATE TABLE absence (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	last_day DATE NOT NULL CONSTRAINT ck_absence_last_day_day CHECK ("last_day" IS date("last_day", '+0 days')), 
	back_on DATE NOT NULL CONSTRAINT ck_absence_back_on_day CHECK ("back_on" IS date("back_on", '+0 days')), 
	CONSTRAINT pk_absence PRIMARY KEY (id), 
	CONSTRAINT ck_absence_span CHECK (back_on > last_day), 
	CONSTRAINT fk_absence_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT
)""",
    "access_request": """CREATE TABLE access_request (
	id INTEGER NOT NULL, 
	person_id INTEGER, 
	outside_worker_id INTEGER, 
	asked_on DATE NOT NULL CONSTRAINT ck_access_request_asked_on_day CHECK ("asked_on" IS date("asked_on", '+0 days')), 
	answered_on DATE CONSTRAINT ck_access_request_answered_on_day CHECK ("answered_on" IS date("answered_on", '+0 days')), 
	note TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_access_request PRIMARY KEY (id), 
	CONSTRAINT ck_access_request_one_subject CHECK ((person_id IS NULL) <> (outside_worker_id IS NULL)), 
	CONSTRAINT fk_access_request_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_access_request_outside_worker_id FOREIGN KEY(outside_worker_id) REFERENCES outside_worker (id) ON DELETE RESTRICT
)""",
    "booking": """CREATE TABLE booking (
	id INTEGER NOT NULL, 
	session_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	booked_on DATE CONSTRAINT ck_booking_booked_on_day CHECK ("booked_on" IS date("booked_on", '+0 days')), 
	turn INTEGER DEFAULT '0' NOT NULL, 
	state VARCHAR(16) DEFAULT 'booked' NOT NULL, 
	reason TEXT DEFAULT '' NOT NULL, 
	charge_pence INTEGER, 
	notes TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_booking PRIMARY KEY (id), 
	CONSTRAINT uq_booking_session_id_person_id UNIQUE (session_id, person_id), 
	CONSTRAINT fk_booking_session_id FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_booking_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT
)""",
    "certificate": """CREATE TABLE certificate (
	id INTEGER NOT NULL, 
	number VARCHAR(32) NOT NULL, 
	training_id INTEGER NOT NULL, 
	issued_on DATE NOT NULL CONSTRAINT ck_certificate_issued_on_day CHECK ("issued_on" IS date("issued_on", '+0 days')), 
	face TEXT DEFAULT '' NOT NULL, 
	logo_png BLOB, 
	signature TEXT DEFAULT '' NOT NULL, 
	replaces_id INTEGER, 
	revoked_on DATE CONSTRAINT ck_certificate_revoked_on_day CHECK ("revoked_on" IS date("revoked_on", '+0 days')), 
	revoked_reason TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_certificate PRIMARY KEY (id), 
	CONSTRAINT uq_certificate_number UNIQUE (number), 
	CONSTRAINT fk_certificate_training_id FOREIGN KEY(training_id) REFERENCES training (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_certificate_replaces_id FOREIGN KEY(replaces_id) REFERENCES certificate (id) ON DELETE RESTRICT
)""",
    "course": """CREATE TABLE course (
	id INTEGER NOT NULL, 
	pack VARCHAR(64), 
	"key" VARCHAR(64), 
	title TEXT NOT NULL, 
	match_key TEXT NOT NULL, 
	is_own BOOLEAN DEFAULT '0' NOT NULL, 
	scope VARCHAR(16) DEFAULT 'single' NOT NULL, 
	method TEXT DEFAULT '' NOT NULL, 
	provider TEXT DEFAULT '' NOT NULL, 
	duration TEXT DEFAULT '' NOT NULL, 
	target_audience TEXT DEFAULT '' NOT NULL, 
	summary TEXT DEFAULT '' NOT NULL, 
	objectives TEXT DEFAULT '' NOT NULL, 
	expectations TEXT DEFAULT '' NOT NULL, 
	max_group INTEGER, 
	anonymous_forms BOOLEAN DEFAULT '0' NOT NULL, 
	asks_managers BOOLEAN DEFAULT '0' NOT NULL, 
	review_due DATE CONSTRAINT ck_course_review_due_day CHECK ("review_due" IS date("review_due", '+0 days')), 
	reviewed_on DATE CONSTRAINT ck_course_reviewed_on_day CHECK ("reviewed_on" IS date("reviewed_on", '+0 days')), 
	reviewed_by TEXT DEFAULT '' NOT NULL, 
	withdrawn_on DATE CONSTRAINT ck_course_withdrawn_on_day CHECK ("withdrawn_on" IS date("withdrawn_on", '+0 days')), 
	is_safeguarding BOOLEAN, 
	CONSTRAINT pk_course PRIMARY KEY (id), 
	CONSTRAINT uq_course_pack_key UNIQUE (pack, "key")
)""",
    "course_check": """CREATE TABLE course_check (
	id INTEGER NOT NULL, 
	course_id INTEGER NOT NULL, 
	item_key VARCHAR(64) NOT NULL, 
	item_text TEXT DEFAULT '' NOT NULL, 
	source TEXT DEFAULT '' NOT NULL, 
	checked_on DATE CONSTRAINT ck_course_check_checked_on_day CHECK ("checked_on" IS date("checked_on", '+0 days')), 
	checked_by TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_course_check PRIMARY KEY (id), 
	CONSTRAINT fk_course_check_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE RESTRICT
)""",
    "course_equivalence": """CREATE TABLE course_equivalence (
	id INTEGER NOT NULL, 
	course_id INTEGER NOT NULL, 
	stands_for_id INTEGER NOT NULL, 
	decided_by TEXT DEFAULT '' NOT NULL, 
	decided_on DATE NOT NULL CONSTRAINT ck_course_equivalence_decided_on_day CHECK ("decided_on" IS date("decided_on", '+0 days')), 
	reason TEXT DEFAULT '' NOT NULL, 
	withdrawn_on DATE CONSTRAINT ck_course_equivalence_withdrawn_on_day CHECK ("withdrawn_on" IS date("withdrawn_on", '+0 days')), 
	CONSTRAINT pk_course_equivalence PRIMARY KEY (id), 
	CONSTRAINT fk_course_equivalence_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_course_equivalence_stands_for_id FOREIGN KEY(stands_for_id) REFERENCES course (id) ON DELETE RESTRICT
)""",
    "course_material": """CREATE TABLE course_material (
	id INTEGER NOT NULL, 
	course_id INTEGER NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	whereabouts TEXT DEFAULT '' NOT NULL, 
	withdrawn_on DATE CONSTRAINT ck_course_material_withdrawn_on_day CHECK ("withdrawn_on" IS date("withdrawn_on", '+0 days')), 
	CONSTRAINT pk_course_material PRIMARY KEY (id), 
	CONSTRAINT fk_course_material_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE RESTRICT
)""",
    "course_observation": """CREATE TABLE course_observation (
	id INTEGER NOT NULL, 
	course_id INTEGER NOT NULL, 
	session_id INTEGER, 
	observed_on DATE NOT NULL CONSTRAINT ck_course_observation_observed_on_day CHECK ("observed_on" IS date("observed_on", '+0 days')), 
	observer TEXT DEFAULT '' NOT NULL, 
	on_trainer TEXT DEFAULT '' NOT NULL, 
	on_content TEXT DEFAULT '' NOT NULL, 
	shared_on DATE CONSTRAINT ck_course_observation_shared_on_day CHECK ("shared_on" IS date("shared_on", '+0 days')), 
	voided_on DATE CONSTRAINT ck_course_observation_voided_on_day CHECK ("voided_on" IS date("voided_on", '+0 days')), 
	CONSTRAINT pk_course_observation PRIMARY KEY (id), 
	CONSTRAINT fk_course_observation_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_course_observation_session_id FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE RESTRICT
)""",
    "course_satisfies": """CREATE TABLE course_satisfies (
	id INTEGER NOT NULL, 
	course_id INTEGER NOT NULL, 
	requirement VARCHAR(64) NOT NULL, 
	pack VARCHAR(64), 
	CONSTRAINT pk_course_satisfies PRIMARY KEY (id), 
	CONSTRAINT uq_course_satisfies_course_id_requirement_pack UNIQUE (course_id, requirement, pack), 
	CONSTRAINT fk_course_satisfies_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE RESTRICT
)""",
    "erasure": """CREATE TABLE erasure (
	id INTEGER NOT NULL, 
	subject VARCHAR(16) NOT NULL, 
	row_id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	entry_hash VARCHAR(64) NOT NULL, 
	decided_on DATE NOT NULL CONSTRAINT ck_erasure_decided_on_day CHECK ("decided_on" IS date("decided_on", '+0 days')), 
	due_on DATE NOT NULL CONSTRAINT ck_erasure_due_on_day CHECK ("due_on" IS date("due_on", '+0 days')), 
	reason VARCHAR(32) NOT NULL, 
	second_person TEXT DEFAULT '' NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	done_on DATE CONSTRAINT ck_erasure_done_on_day CHECK ("done_on" IS date("done_on", '+0 days')), 
	kept TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_erasure PRIMARY KEY (id)
)""",
    "evaluation": """CREATE TABLE evaluation (
	id INTEGER NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	code VARCHAR(32), 
	training_id INTEGER, 
	session_id INTEGER, 
	trainer_id INTEGER, 
	anonymous BOOLEAN DEFAULT '0' NOT NULL, 
	sent_on DATE CONSTRAINT ck_evaluation_sent_on_day CHECK ("sent_on" IS date("sent_on", '+0 days')), 
	reminded_on DATE CONSTRAINT ck_evaluation_reminded_on_day CHECK ("reminded_on" IS date("reminded_on", '+0 days')), 
	received_on DATE CONSTRAINT ck_evaluation_received_on_day CHECK ("received_on" IS date("received_on", '+0 days')), 
	answers TEXT DEFAULT '' NOT NULL, 
	sampled_on DATE CONSTRAINT ck_evaluation_sampled_on_day CHECK ("sampled_on" IS date("sampled_on", '+0 days')), 
	voided_on DATE CONSTRAINT ck_evaluation_voided_on_day CHECK ("voided_on" IS date("voided_on", '+0 days')), 
	CONSTRAINT pk_evaluation PRIMARY KEY (id), 
	CONSTRAINT uq_evaluation_code UNIQUE (code), 
	CONSTRAINT fk_evaluation_training_id FOREIGN KEY(training_id) REFERENCES training (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_evaluation_session_id FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_evaluation_trainer_id FOREIGN KEY(trainer_id) REFERENCES trainer (id) ON DELETE RESTRICT
)""",
    "evidence": """CREATE TABLE evidence (
	id INTEGER NOT NULL, 
	training_id INTEGER NOT NULL, 
	file_name TEXT DEFAULT '' NOT NULL, 
	media_type TEXT DEFAULT '' NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	content BLOB NOT NULL, 
	added_on DATE NOT NULL CONSTRAINT ck_evidence_added_on_day CHECK ("added_on" IS date("added_on", '+0 days')), 
	voided_on DATE CONSTRAINT ck_evidence_voided_on_day CHECK ("voided_on" IS date("voided_on", '+0 days')), 
	CONSTRAINT pk_evidence PRIMARY KEY (id), 
	CONSTRAINT ck_evidence_ten_megabytes CHECK (length(content) <= 10485760), 
	CONSTRAINT fk_evidence_training_id FOREIGN KEY(training_id) REFERENCES training (id) ON DELETE RESTRICT
)""",
    "exemption": """CREATE TABLE exemption (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	requirement VARCHAR(64) NOT NULL, 
	reason TEXT DEFAULT '' NOT NULL, 
	agreed_by TEXT DEFAULT '' NOT NULL, 
	start DATE NOT NULL CONSTRAINT ck_exemption_start_day CHECK ("start" IS date("start", '+0 days')), 
	review_on DATE NOT NULL CONSTRAINT ck_exemption_review_on_day CHECK ("review_on" IS date("review_on", '+0 days')), 
	ended_on DATE CONSTRAINT ck_exemption_ended_on_day CHECK ("ended_on" IS date("ended_on", '+0 days')), 
	CONSTRAINT pk_exemption PRIMARY KEY (id), 
	CONSTRAINT fk_exemption_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT
)""",
    "file_facts": """CREATE TABLE file_facts (
	id INTEGER NOT NULL, 
	identity VARCHAR(32) NOT NULL, 
	history_count INTEGER DEFAULT '0' NOT NULL, 
	history_head VARCHAR(64) DEFAULT '' NOT NULL, 
	backup_number INTEGER DEFAULT '0' NOT NULL, 
	backed_up_at TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_file_facts PRIMARY KEY (id), 
	CONSTRAINT ck_file_facts_one CHECK (id = 1)
)""",
    "history": """CREATE TABLE history (
	id INTEGER NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	actor TEXT DEFAULT '' NOT NULL, 
	action VARCHAR(64) NOT NULL, 
	details TEXT DEFAULT '' NOT NULL, 
	changes TEXT DEFAULT '' NOT NULL, 
	undoes INTEGER, 
	previous_hash VARCHAR(64) NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	digests TEXT DEFAULT '' NOT NULL, 
	first_hash VARCHAR(64) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_history PRIMARY KEY (id), 
	CONSTRAINT fk_history_undoes FOREIGN KEY(undoes) REFERENCES history (id) ON DELETE RESTRICT
)""",
    "induction": """CREATE TABLE induction (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	begun_on DATE CONSTRAINT ck_induction_begun_on_day CHECK ("begun_on" IS date("begun_on", '+0 days')), 
	completed_on DATE CONSTRAINT ck_induction_completed_on_day CHECK ("completed_on" IS date("completed_on", '+0 days')), 
	inducted_by TEXT DEFAULT '' NOT NULL, 
	edition TEXT DEFAULT '' NOT NULL, 
	signed_on DATE CONSTRAINT ck_induction_signed_on_day CHECK ("signed_on" IS date("signed_on", '+0 days')), 
	training_id INTEGER, 
	voided_on DATE CONSTRAINT ck_induction_voided_on_day CHECK ("voided_on" IS date("voided_on", '+0 days')), 
	CONSTRAINT pk_induction PRIMARY KEY (id), 
	CONSTRAINT fk_induction_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_induction_training_id FOREIGN KEY(training_id) REFERENCES training (id) ON DELETE RESTRICT
)""",
    "induction_item": """CREATE TABLE induction_item (
	id INTEGER NOT NULL, 
	induction_id INTEGER NOT NULL, 
	item_key VARCHAR(64) NOT NULL, 
	item_text TEXT DEFAULT '' NOT NULL, 
	source TEXT DEFAULT '' NOT NULL, 
	done_on DATE CONSTRAINT ck_induction_item_done_on_day CHECK ("done_on" IS date("done_on", '+0 days')), 
	CONSTRAINT pk_induction_item PRIMARY KEY (id), 
	CONSTRAINT fk_induction_item_induction_id FOREIGN KEY(induction_id) REFERENCES induction (id) ON DELETE RESTRICT
)""",
    "lead_elsewhere": """CREATE TABLE lead_elsewhere (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	start DATE CONSTRAINT ck_lead_elsewhere_start_day CHECK ("start" IS date("start", '+0 days')), 
	"end" DATE CONSTRAINT ck_lead_elsewhere_end_day CHECK ("end" IS date("end", '+0 days')), 
	organisation TEXT DEFAULT '' NOT NULL, 
	voided_on DATE CONSTRAINT ck_lead_elsewhere_voided_on_day CHECK ("voided_on" IS date("voided_on", '+0 days')), 
	CONSTRAINT pk_lead_elsewhere PRIMARY KEY (id), 
	CONSTRAINT ck_lead_elsewhere_span CHECK ("end" IS NULL OR start IS NULL OR "end" >= start), 
	CONSTRAINT fk_lead_elsewhere_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT
)""",
    "learning_shared": """CREATE TABLE learning_shared (
	id INTEGER NOT NULL, 
	shared_on DATE NOT NULL CONSTRAINT ck_learning_shared_shared_on_day CHECK ("shared_on" IS date("shared_on", '+0 days')), 
	summary TEXT DEFAULT '' NOT NULL, 
	team TEXT DEFAULT '' NOT NULL, 
	training_id INTEGER, 
	voided_on DATE CONSTRAINT ck_learning_shared_voided_on_day CHECK ("voided_on" IS date("voided_on", '+0 days')), 
	CONSTRAINT pk_learning_shared PRIMARY KEY (id), 
	CONSTRAINT fk_learning_shared_training_id FOREIGN KEY(training_id) REFERENCES training (id) ON DELETE RESTRICT
)""",
    "need": """CREATE TABLE need (
	id INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	summary TEXT DEFAULT '' NOT NULL, 
	source TEXT DEFAULT '' NOT NULL, 
	raised_on DATE NOT NULL CONSTRAINT ck_need_raised_on_day CHECK ("raised_on" IS date("raised_on", '+0 days')), 
	person_id INTEGER, 
	course_id INTEGER, 
	done TEXT DEFAULT '' NOT NULL, 
	closed_on DATE CONSTRAINT ck_need_closed_on_day CHECK ("closed_on" IS date("closed_on", '+0 days')), 
	report_to_partnership BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_need PRIMARY KEY (id), 
	CONSTRAINT fk_need_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_need_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE RESTRICT
)""",
    "non_completion": """CREATE TABLE non_completion (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	requirement VARCHAR(64) NOT NULL, 
	reason VARCHAR(32) NOT NULL, 
	detail TEXT DEFAULT '' NOT NULL, 
	noted_on DATE NOT NULL CONSTRAINT ck_non_completion_noted_on_day CHECK ("noted_on" IS date("noted_on", '+0 days')), 
	cleared_on DATE CONSTRAINT ck_non_completion_cleared_on_day CHECK ("cleared_on" IS date("cleared_on", '+0 days')), 
	course_id INTEGER, 
	CONSTRAINT pk_non_completion PRIMARY KEY (id), 
	CONSTRAINT fk_non_completion_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_non_completion_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE RESTRICT
)""",
    "organisation": """CREATE TABLE organisation (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT DEFAULT '' NOT NULL, 
	charity_number TEXT DEFAULT '' NOT NULL, 
	partnership VARCHAR(64) NOT NULL, 
	denomination VARCHAR(64), 
	section11_duty TEXT DEFAULT '' NOT NULL, 
	contact_name TEXT DEFAULT '' NOT NULL, 
	contact_email TEXT DEFAULT '' NOT NULL, 
	contact_phone TEXT DEFAULT '' NOT NULL, 
	address TEXT DEFAULT '' NOT NULL, 
	logo_png BLOB, 
	signing_key BLOB, 
	is_sample BOOLEAN DEFAULT '0' NOT NULL, 
	created_on DATE NOT NULL CONSTRAINT ck_organisation_created_on_day CHECK ("created_on" IS date("created_on", '+0 days')), 
	CONSTRAINT pk_organisation PRIMARY KEY (id), 
	CONSTRAINT ck_organisation_one CHECK (id = 1)
)""",
    "outside_worker": """CREATE TABLE outside_worker (
	id INTEGER NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	work TEXT DEFAULT '' NOT NULL, 
	employer TEXT DEFAULT '' NOT NULL, 
	confirmed_on DATE CONSTRAINT ck_outside_worker_confirmed_on_day CHECK ("confirmed_on" IS date("confirmed_on", '+0 days')), 
	confirmed TEXT DEFAULT '' NOT NULL, 
	review_on DATE CONSTRAINT ck_outside_worker_review_on_day CHECK ("review_on" IS date("review_on", '+0 days')), 
	notes TEXT DEFAULT '' NOT NULL, 
	ended_on DATE CONSTRAINT ck_outside_worker_ended_on_day CHECK ("ended_on" IS date("ended_on", '+0 days')), 
	CONSTRAINT pk_outside_worker PRIMARY KEY (id)
)""",
    "page_sum": """CREATE TABLE page_sum (
	id INTEGER NOT NULL, 
	sums BLOB NOT NULL, 
	CONSTRAINT pk_page_sum PRIMARY KEY (id)
)""",
    "person": """CREATE TABLE person (
	id INTEGER NOT NULL, 
	reference TEXT, 
	title TEXT DEFAULT '' NOT NULL, 
	given_name TEXT DEFAULT '' NOT NULL, 
	family_name TEXT DEFAULT '' NOT NULL, 
	match_key TEXT NOT NULL, 
	email TEXT, 
	kind VARCHAR(16) DEFAULT 'volunteer' NOT NULL, 
	started DATE CONSTRAINT ck_person_started_day CHECK ("started" IS date("started", '+0 days')), 
	left_on DATE CONSTRAINT ck_person_left_on_day CHECK ("left_on" IS date("left_on", '+0 days')), 
	line_manager_id INTEGER, 
	may_email BOOLEAN DEFAULT '1' NOT NULL, 
	under_18 BOOLEAN DEFAULT '0' NOT NULL, 
	notes TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT uq_person_reference UNIQUE (reference), 
	CONSTRAINT fk_person_line_manager_id FOREIGN KEY(line_manager_id) REFERENCES person (id) ON DELETE RESTRICT
)""",
    "post": """CREATE TABLE post (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	role_id INTEGER NOT NULL, 
	start DATE CONSTRAINT ck_post_start_day CHECK ("start" IS date("start", '+0 days')), 
	"end" DATE CONSTRAINT ck_post_end_day CHECK ("end" IS date("end", '+0 days')), 
	notes TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_post PRIMARY KEY (id), 
	CONSTRAINT ck_post_span CHECK ("end" IS NULL OR start IS NULL OR "end" >= start), 
	CONSTRAINT fk_post_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_post_role_id FOREIGN KEY(role_id) REFERENCES role (id) ON DELETE RESTRICT
)""",
    "practice_review": """CREATE TABLE practice_review (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	held_on DATE NOT NULL CONSTRAINT ck_practice_review_held_on_day CHECK ("held_on" IS date("held_on", '+0 days')), 
	held_by TEXT DEFAULT '' NOT NULL, 
	asked_how_training_embedded BOOLEAN DEFAULT '0' NOT NULL, 
	embedded TEXT DEFAULT '' NOT NULL, 
	next_due DATE CONSTRAINT ck_practice_review_next_due_day CHECK ("next_due" IS date("next_due", '+0 days')), 
	voided_on DATE CONSTRAINT ck_practice_review_voided_on_day CHECK ("voided_on" IS date("voided_on", '+0 days')), 
	raises_concerns TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_practice_review PRIMARY KEY (id), 
	CONSTRAINT fk_practice_review_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT
)""",
    "reminder": """CREATE TABLE reminder (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	subject VARCHAR(64) NOT NULL, 
	due_on DATE NOT NULL CONSTRAINT ck_reminder_due_on_day CHECK ("due_on" IS date("due_on", '+0 days')), 
	threshold_days INTEGER NOT NULL, 
	to_manager BOOLEAN DEFAULT '0' NOT NULL, 
	made_on DATE NOT NULL CONSTRAINT ck_reminder_made_on_day CHECK ("made_on" IS date("made_on", '+0 days')), 
	CONSTRAINT pk_reminder PRIMARY KEY (id), 
	CONSTRAINT fk_reminder_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT
)""",
    "return_action": """CREATE TABLE return_action (
	id INTEGER NOT NULL, 
	summary TEXT DEFAULT '' NOT NULL, 
	owner TEXT DEFAULT '' NOT NULL, 
	due_on DATE CONSTRAINT ck_return_action_due_on_day CHECK ("due_on" IS date("due_on", '+0 days')), 
	done_on DATE CONSTRAINT ck_return_action_done_on_day CHECK ("done_on" IS date("done_on", '+0 days')), 
	section_key TEXT DEFAULT '' NOT NULL, 
	evidence TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_return_action PRIMARY KEY (id)
)""",
    "return_document": """CREATE TABLE return_document (
	id INTEGER NOT NULL, 
	number VARCHAR(32) NOT NULL, 
	as_at DATE NOT NULL CONSTRAINT ck_return_document_as_at_day CHECK ("as_at" IS date("as_at", '+0 days')), 
	period_from DATE CONSTRAINT ck_return_document_period_from_day CHECK ("period_from" IS date("period_from", '+0 days')), 
	frozen_on DATE NOT NULL CONSTRAINT ck_return_document_frozen_on_day CHECK ("frozen_on" IS date("frozen_on", '+0 days')), 
	document TEXT NOT NULL, 
	pack_version TEXT DEFAULT '' NOT NULL, 
	history_head TEXT DEFAULT '' NOT NULL, 
	signature TEXT DEFAULT '' NOT NULL, 
	replaces_id INTEGER, 
	sent_on DATE CONSTRAINT ck_return_document_sent_on_day CHECK ("sent_on" IS date("sent_on", '+0 days')), 
	sent_to TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_return_document PRIMARY KEY (id), 
	CONSTRAINT uq_return_document_number UNIQUE (number), 
	CONSTRAINT fk_return_document_replaces_id FOREIGN KEY(replaces_id) REFERENCES return_document (id) ON DELETE RESTRICT
)""",
    "return_file": """CREATE TABLE return_file (
	id INTEGER NOT NULL, 
	return_document_id INTEGER NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_return_file PRIMARY KEY (id), 
	CONSTRAINT fk_return_file_return_document_id FOREIGN KEY(return_document_id) REFERENCES return_document (id) ON DELETE RESTRICT
)""",
    "return_section": """CREATE TABLE return_section (
	id INTEGER NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	body TEXT DEFAULT '' NOT NULL, 
	grade TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_return_section PRIMARY KEY (id), 
	CONSTRAINT uq_return_section_key UNIQUE ("key")
)""",
    "role": """CREATE TABLE role (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	match_key TEXT NOT NULL, 
	description TEXT DEFAULT '' NOT NULL, 
	withdrawn_on DATE CONSTRAINT ck_role_withdrawn_on_day CHECK ("withdrawn_on" IS date("withdrawn_on", '+0 days')), 
	with_children BOOLEAN, 
	recruits BOOLEAN, 
	CONSTRAINT pk_role PRIMARY KEY (id), 
	CONSTRAINT uq_role_match_key UNIQUE (match_key)
)""",
    "role_rule": """CREATE TABLE role_rule (
	id INTEGER NOT NULL, 
	role_id INTEGER NOT NULL, 
	from_date DATE CONSTRAINT ck_role_rule_from_date_day CHECK ("from_date" IS date("from_date", '+0 days')), 
	group_key VARCHAR(64), 
	requirements TEXT DEFAULT '' NOT NULL, 
	reason TEXT DEFAULT '' NOT NULL, 
	exempt TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_role_rule PRIMARY KEY (id), 
	CONSTRAINT uq_role_rule_role_id_from_date UNIQUE (role_id, from_date), 
	CONSTRAINT fk_role_rule_role_id FOREIGN KEY(role_id) REFERENCES role (id) ON DELETE RESTRICT
)""",
    "session": """CREATE TABLE session (
	id INTEGER NOT NULL, 
	uid VARCHAR(32) NOT NULL, 
	edition INTEGER DEFAULT '0' NOT NULL, 
	course_id INTEGER NOT NULL, 
	held_on DATE NOT NULL CONSTRAINT ck_session_held_on_day CHECK ("held_on" IS date("held_on", '+0 days')), 
	starts_at TEXT DEFAULT '' NOT NULL, 
	ends_at TEXT DEFAULT '' NOT NULL, 
	place TEXT DEFAULT '' NOT NULL, 
	method TEXT DEFAULT '' NOT NULL, 
	capacity INTEGER, 
	lecture_style BOOLEAN DEFAULT '0' NOT NULL, 
	over_capacity_reason TEXT DEFAULT '' NOT NULL, 
	cost_pence INTEGER, 
	income_pence INTEGER, 
	cancelled_on DATE CONSTRAINT ck_session_cancelled_on_day CHECK ("cancelled_on" IS date("cancelled_on", '+0 days')), 
	cancelled_reason TEXT DEFAULT '' NOT NULL, 
	marked_on DATE CONSTRAINT ck_session_marked_on_day CHECK ("marked_on" IS date("marked_on", '+0 days')), 
	notes TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_session PRIMARY KEY (id), 
	CONSTRAINT fk_session_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE RESTRICT
)""",
    "session_trainer": """CREATE TABLE session_trainer (
	id INTEGER NOT NULL, 
	session_id INTEGER NOT NULL, 
	trainer_id INTEGER NOT NULL, 
	place INTEGER, 
	CONSTRAINT pk_session_trainer PRIMARY KEY (id), 
	CONSTRAINT uq_session_trainer_session_id_trainer_id UNIQUE (session_id, trainer_id), 
	CONSTRAINT fk_session_trainer_session_id FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_session_trainer_trainer_id FOREIGN KEY(trainer_id) REFERENCES trainer (id) ON DELETE RESTRICT
)""",
    "setting": """CREATE TABLE setting (
	id INTEGER NOT NULL, 
	"key" VARCHAR(120) NOT NULL, 
	from_date DATE CONSTRAINT ck_setting_from_date_day CHECK ("from_date" IS date("from_date", '+0 days')), 
	value TEXT DEFAULT '' NOT NULL, 
	reason TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (id), 
	CONSTRAINT uq_setting_key_from_date UNIQUE ("key", from_date)
)""",
    "topic": """CREATE TABLE topic (
	id INTEGER NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	title TEXT NOT NULL, 
	withdrawn_on DATE CONSTRAINT ck_topic_withdrawn_on_day CHECK ("withdrawn_on" IS date("withdrawn_on", '+0 days')), 
	CONSTRAINT pk_topic PRIMARY KEY (id), 
	CONSTRAINT uq_topic_key UNIQUE ("key")
)""",
    "trainer": """CREATE TABLE trainer (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	person_id INTEGER, 
	qualifications TEXT DEFAULT '' NOT NULL, 
	trained_the_trainer_on DATE CONSTRAINT ck_trainer_trained_the_trainer_on_day CHECK ("trained_the_trainer_on" IS date("trained_the_trainer_on", '+0 days')), 
	observed_first_on DATE CONSTRAINT ck_trainer_observed_first_on_day CHECK ("observed_first_on" IS date("observed_first_on", '+0 days')), 
	notes TEXT DEFAULT '' NOT NULL, 
	withdrawn_on DATE CONSTRAINT ck_trainer_withdrawn_on_day CHECK ("withdrawn_on" IS date("withdrawn_on", '+0 days')), 
	CONSTRAINT pk_trainer PRIMARY KEY (id), 
	CONSTRAINT fk_trainer_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT
)""",
    "trainer_day": """CREATE TABLE trainer_day (
	id INTEGER NOT NULL, 
	trainer_id INTEGER NOT NULL, 
	given_on DATE NOT NULL CONSTRAINT ck_trainer_day_given_on_day CHECK ("given_on" IS date("given_on", '+0 days')), 
	kind VARCHAR(16) NOT NULL, 
	notes TEXT DEFAULT '' NOT NULL, 
	voided_on DATE CONSTRAINT ck_trainer_day_voided_on_day CHECK ("voided_on" IS date("voided_on", '+0 days')), 
	CONSTRAINT pk_trainer_day PRIMARY KEY (id), 
	CONSTRAINT fk_trainer_day_trainer_id FOREIGN KEY(trainer_id) REFERENCES trainer (id) ON DELETE RESTRICT
)""",
    "training": """CREATE TABLE training (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	course_id INTEGER NOT NULL, 
	completed_on DATE NOT NULL CONSTRAINT ck_training_completed_on_day CHECK ("completed_on" IS date("completed_on", '+0 days')), 
	outcome VARCHAR(16) DEFAULT 'completed' NOT NULL, 
	provider TEXT DEFAULT '' NOT NULL, 
	method TEXT DEFAULT '' NOT NULL, 
	trainer TEXT DEFAULT '' NOT NULL, 
	hours TEXT DEFAULT '' NOT NULL, 
	certificate_number TEXT DEFAULT '' NOT NULL, 
	provider_expiry DATE CONSTRAINT ck_training_provider_expiry_day CHECK ("provider_expiry" IS date("provider_expiry", '+0 days')), 
	notes TEXT DEFAULT '' NOT NULL, 
	session_id INTEGER, 
	voided_on DATE CONSTRAINT ck_training_voided_on_day CHECK ("voided_on" IS date("voided_on", '+0 days')), 
	void_reason TEXT DEFAULT '' NOT NULL, 
	scope VARCHAR(16) DEFAULT '' NOT NULL, 
	month_only BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_training PRIMARY KEY (id), 
	CONSTRAINT fk_training_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_training_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_training_session_id FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE RESTRICT
)""",
}
"""Every table as this version has it, word for word: so any other wording is somebody else's."""

NEW = ('file_facts', 'page_sum', 'erasure', 'access_request')


def upgrade() -> None:
    op.add_column("history", sa.Column("digests", sa.Text(), server_default="", nullable=False))
    op.add_column(
        "history", sa.Column("first_hash", sa.String(64), server_default="", nullable=False)
    )
    for name in NEW:
        op.get_bind().exec_driver_sql(TABLES[name])
    _word_tables_alike()
    last = _chain_anew()
    _note_facts(*last)


def _word_tables_alike() -> None:
    """Put the words of the tables in place; what is stored in them is as it was."""
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.exec_driver_sql(
        "UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?",
        [(words, name) for name, words in TABLES.items()],
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = RESET")


def _json(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _hash(value: object) -> str:
    return hashlib.sha256(_json(value).encode()).hexdigest()


def _chain_anew() -> tuple[int, str]:
    """Give each entry salted digests of its parts, and chain the entries by them.

    The hash of before stays beside the new one, which covers it. An entry that did not fit the
    chain of before gets blanks for digests, so that it does not fit this one either.
    """
    connection = op.get_bind()
    before = previous = FIRST_HASH
    number = 0
    numbers = connection.exec_driver_sql("SELECT id FROM history ORDER BY id").scalars().all()
    for each in numbers:
        row = connection.exec_driver_sql(
            "SELECT id, at, actor, action, details, changes, undoes, previous_hash, hash "
            "FROM history WHERE id = ?",
            (each,),
        ).one()
        number, at, actor, action, details, changes, undoes, old_previous, old = row
        fits = old_previous == before and old == _hash(list(row[:8]))
        parts = [json.loads(details), *json.loads(changes), actor] if fits else []
        digests = []  # of the details, of each change, and of who did it
        for part in parts:
            salt = secrets.token_hex(16)
            found = hashlib.sha256(f"{salt}{_json(part)}".encode()).hexdigest()
            digests.append([salt, found])
        covered = [number, at, action, undoes, previous, old, [each[1] for each in digests]]
        new = _hash(covered)
        connection.exec_driver_sql(
            "UPDATE history SET previous_hash = ?, hash = ?, digests = ?, first_hash = ? "
            "WHERE id = ?",
            (previous, new, _json(digests), old, number),
        )
        before, previous = old, new
    return number, previous if number else ""


def _note_facts(count: int, head: str) -> None:
    """The identity comes from the first entry, so that a file and its backups share it."""
    connection = op.get_bind()
    first = connection.exec_driver_sql(
        "SELECT first_hash FROM history ORDER BY id LIMIT 1"
    ).scalar()
    identity = first[:32] if first else secrets.token_hex(16)
    connection.exec_driver_sql(
        "INSERT INTO file_facts (id, identity, history_count, history_head) VALUES (1, ?, ?, ?)",
        (identity, count, head),
    )


def downgrade() -> None:
    connection = op.get_bind()
    for name in reversed(NEW):
        op.drop_table(name)
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    for name, words in TABLES.items():
        plain = re.sub(r" CONSTRAINT ck_\w+_day CHECK \(\"\w+\" IS date\([^)]*\)\)", "", words)
        connection.exec_driver_sql(
            "UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?", (plain, name)
        )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = RESET")
    op.drop_column("history", "first_hash")
    op.drop_column("history", "digests")
