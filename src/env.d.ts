/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    preferences: import('./preferences.ts').Preferences;
    /** Who is signed in. */
    visitor?: import('./domain/account/account.ts').Visitor | undefined;
    /** For whom the visitor acts at this moment, under a mandate. */
    acting?: import('./domain/mandate/mandate.ts').Acting | undefined;
    /** What was typed into this page's form before the session ended. */
    kept?: Readonly<Record<string, string>> | undefined;
    /** Eight digits that name this request in the log. */
    incident: string;
    /** The pattern of the route, for the log. */
    route?: string;
  }
}
