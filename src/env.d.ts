/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    preferences: import('./preferences.ts').Preferences;
    /** Eight digits that name this request in the log. */
    incident: string;
    /** The pattern of the route, for the log. */
    route?: string;
  }
}
