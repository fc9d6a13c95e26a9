/** The columns of Microsoft School Data Sync's UK format: which are taken, and which hold what Small Steps has no place for. */
import type { FileSpec } from "./columns.ts";

/** Two ids make the one a pupil is found again by, and two names a member of staff's: together they must fit a label of 200. */
const half = 99;
const whole = 200;

const needs = (max: number, ...headers: string[]) => ({ headers, required: true, max });
const may = (max: number, ...headers: string[]) => ({ headers, required: false, max });

const school: FileSpec<"id" | "name"> = {
  file: "School.csv",
  required: true,
  columns: { id: needs(half, "DfE Number"), name: needs(whole, "Name") },
  notKept: [
    "School Number",
    "School NCES_ID",
    "State ID",
    "Grade Low",
    "Grade High",
    "Principal SIS ID",
    "Principal Name",
    "Principal Secondary Email",
    "Address",
    "City",
    "State",
    "Country",
    "Postal Code",
    "Phone",
    "Zone",
  ],
};

const pupil: FileSpec<"id" | "school" | "firstName" | "lastName" | "grade" | "birthDate" | "status"> = {
  file: "Student.csv",
  required: true,
  columns: {
    id: needs(half, "ID"),
    school: needs(half, "School DfE Number"),
    firstName: needs(half, "First Name"),
    lastName: needs(half, "Last Name"),
    grade: may(whole, "Grade"),
    birthDate: may(whole, "Birthdate"),
    status: may(whole, "Status"),
  },
  notKept: ["Username", "State ID", "Secondary Email", "Student Number", "Middle Name", "Graduation Year"],
};

const staff: FileSpec<"id" | "school" | "firstName" | "lastName" | "userName" | "email" | "status"> = {
  file: "Teacher.csv",
  required: false,
  columns: {
    id: needs(half, "ID"),
    school: needs(half, "School DfE Number"),
    firstName: needs(half, "First Name"),
    lastName: needs(half, "Last Name"),
    userName: may(whole, "Username"),
    email: may(whole, "Secondary Email"),
    status: may(whole, "Status"),
  },
  notKept: ["State ID", "Teacher Number", "Middle Name", "Title", "Qualification"],
};

const section: FileSpec<"id" | "school" | "name" | "from" | "until" | "status"> = {
  file: "Section.csv",
  required: false,
  columns: {
    id: needs(half, "ID"),
    school: needs(half, "School DfE Number"),
    name: needs(whole, "Section Name"),
    from: may(whole, "Term StartDate"),
    until: may(whole, "Term EndDate"),
    status: may(whole, "Status"),
  },
  notKept: [
    "Section Number",
    "Term SIS ID",
    "Term Name",
    "Course SIS ID",
    "Course Name",
    "Course Number",
    "Course Description",
    "Course Subject",
    "Periods",
  ],
};

const link = (file: string): FileSpec<"section" | "person"> => ({
  file,
  required: false,
  columns: { section: needs(half, "Section ID"), person: needs(half, "ID") },
  notKept: [],
});

export const schoolDataSyncUk = {
  school,
  pupil,
  staff,
  section,
  enrolment: link("StudentEnrollment.csv"),
  teaching: link("TeacherRoster.csv"),
};

/** The mapping of a roster in six files: another program's headers are another mapping, read by the same lines. */
export type RosterMapping = typeof schoolDataSyncUk;
