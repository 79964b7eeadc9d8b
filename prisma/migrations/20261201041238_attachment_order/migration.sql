-- AlterTable
ALTER TABLE "attachment" ADD COLUMN     "sequence" SERIAL NOT NULL;
