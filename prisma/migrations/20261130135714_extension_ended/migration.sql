-- AlterEnum
ALTER TYPE "ExtensionState" ADD VALUE 'ended';
